package dev.grantway.registry.joining;

import dev.grantway.registry.directory.MembershipEnding;
import jakarta.inject.Singleton;

/** Whom somebody invited is not let in any more once that somebody may not invite: it would be a way back. */
@Singleton
class LinksOfMember implements MembershipEnding {
    private final JoiningLinkStore links;

    LinksOfMember(JoiningLinkStore links) {
        this.links = links;
    }

    @Override
    public void end(int accountId, int userId) {
        links.endOfMember(accountId, userId);
    }
}

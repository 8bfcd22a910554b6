package dev.grantway.registry.joining;

import dev.grantway.registry.directory.PersonEnding;
import jakarta.inject.Singleton;

/** What was written down of the operator's invitation by which a person came in is forgotten with them. */
@Singleton
class InvitationsOfPerson implements PersonEnding {
    private final DeveloperInvitationStore invitations;

    InvitationsOfPerson(DeveloperInvitationStore invitations) {
        this.invitations = invitations;
    }

    @Override
    public void end(int userId) {
        invitations.forgetPerson(userId);
    }
}

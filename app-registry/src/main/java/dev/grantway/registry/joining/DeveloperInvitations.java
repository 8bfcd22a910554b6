package dev.grantway.registry.joining;

import dev.grantway.registry.notices.BrandMails;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Operators' invitations to open a developer account. */
@Singleton
class DeveloperInvitations {
    private final JoiningLinkStore links;
    private final BrandMails mails;
    private final JoiningConfig config;
    private final Clock clock;

    DeveloperInvitations(JoiningLinkStore links, BrandMails mails, JoiningConfig config, Clock clock) {
        this.links = links;
        this.mails = mails;
        this.config = config;
        this.clock = clock;
    }

    /** Invites an address, again where it was before; an operator is not limited. */
    @Transactional
    InviteOutcome invite(Mailbox mailbox) {
        if (config.mode() == SignUpMode.OFF) {
            return new InviteOutcome.Refused(
                    "email", "Nobody can sign up: grantway.registry.sign-up.mode is off. Set it to invitation first.");
        }
        var now = clock.instant();
        var token = mails.enabled() ? Optional.<LinkToken>empty() : Optional.of(LinkToken.generate());
        links.inviteDeveloper(mailbox, token, now, now.plus(config.invitationTtl()));
        return token.<InviteOutcome>map(link -> new InviteOutcome.ToPassOn(link.path()))
                .orElseGet(InviteOutcome.Mailed::new);
    }

    @Transactional
    List<JoiningLink> pending() {
        return links.forDevelopers(clock.instant());
    }

    /** Takes one back; false when there is none of this id. */
    @Transactional
    boolean revoke(long id) {
        return links.revokeDeveloper(id);
    }
}

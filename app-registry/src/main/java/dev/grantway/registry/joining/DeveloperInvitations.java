package dev.grantway.registry.joining;

import dev.grantway.registry.audit.CurrentActor;
import dev.grantway.registry.notices.BrandMails;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Operators' invitations to open a developer account. A link and what is written down of it are one transaction. */
@Singleton
public class DeveloperInvitations {
    private final JoiningLinkStore links;
    private final DeveloperInvitationStore store;
    private final BrandMails mails;
    private final JoiningConfig config;
    private final CurrentActor actor;
    private final Clock clock;

    DeveloperInvitations(
            JoiningLinkStore links,
            DeveloperInvitationStore store,
            BrandMails mails,
            JoiningConfig config,
            CurrentActor actor,
            Clock clock) {
        this.links = links;
        this.store = store;
        this.mails = mails;
        this.config = config;
        this.actor = actor;
        this.clock = clock;
    }

    /** Whether the links go by mail; otherwise whoever invites is shown the link. */
    public boolean areMailed() {
        return mails.enabled();
    }

    /** Whether nobody can come in by one as things are set now. */
    public boolean areOff() {
        return config.mode() == SignUpMode.OFF;
    }

    /** Invites an address, again where it was before; an operator is not limited. */
    @Transactional
    public InviteOutcome invite(@Nullable String email) {
        return Mailbox.of(email)
                .map(this::invite)
                .orElseGet(() -> new InviteOutcome.Refused("email", "This is not an e-mail address."));
    }

    /** Invites the same address again: the link before is not good any more. Empty when there is no open one of this id. */
    @Transactional
    public Optional<InviteOutcome> inviteAgain(long id) {
        return store
                .find(Optional.of(InvitationState.OPEN), OptionalLong.of(id + 1), 1, clock.instant())
                .invitations()
                .stream()
                .filter(open -> open.id() == id)
                .findFirst()
                .map(open -> invite(open.email()));
    }

    /** The newest first; those in one state, or all. */
    @Transactional
    public InvitationList find(Optional<InvitationState> state, OptionalLong below, int most) {
        return store.find(state, below, most, clock.instant());
    }

    /** Takes one back; false when there is none of this id that could be used. */
    @Transactional
    public boolean revoke(long id) {
        boolean revoked = links.revokeDeveloper(id);
        if (revoked) {
            store.ended(id, InvitationState.REVOKED, actor.actor(), clock.instant());
        }
        return revoked;
    }

    /** Somebody came in by it, in the transaction that let them in. */
    @Transactional(Transactional.TxType.MANDATORY)
    void accepted(long id, Instant at) {
        store.ended(id, InvitationState.ACCEPTED, actor.actor(), at);
    }

    private InviteOutcome invite(Mailbox mailbox) {
        if (areOff()) {
            return new InviteOutcome.Refused(
                    "email", "Nobody can sign up: grantway.registry.sign-up.mode is off. Set it to invitation first.");
        }
        var now = clock.instant();
        var token = mails.enabled() ? Optional.<LinkToken>empty() : Optional.of(LinkToken.generate());
        links.inviteDeveloper(mailbox, token, now, now.plus(config.invitationTtl()));
        store.sent(mailbox, actor.actor());
        return token.<InviteOutcome>map(link -> new InviteOutcome.ToPassOn(link.path()))
                .orElseGet(InviteOutcome.Mailed::new);
    }
}

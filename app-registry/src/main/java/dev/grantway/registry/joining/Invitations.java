package dev.grantway.registry.joining;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Users;
import dev.grantway.registry.notices.BrandMails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invitations into the team of a developer account. */
@Singleton
public class Invitations {
    private static final int MOST_PENDING = 100;

    private final JoiningLinkStore links;
    private final JoiningLimits limits;
    private final Memberships memberships;
    private final Users users;
    private final BrandMails mails;
    private final JoiningConfig config;
    private final AuditTrail trail;
    private final Clock clock;

    Invitations(
            JoiningLinkStore links,
            JoiningLimits limits,
            Memberships memberships,
            Users users,
            BrandMails mails,
            JoiningConfig config,
            AuditTrail trail,
            Clock clock) {
        this.links = links;
        this.limits = limits;
        this.memberships = memberships;
        this.users = users;
        this.mails = mails;
        this.config = config;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether invitations go by mail; otherwise whoever invites is shown the link. */
    public boolean areMailed() {
        return mails.enabled();
    }

    /**
     * Invites an address; a later invitation of the same address takes the place of the first.
     *
     * <p>Not in one transaction: what is counted against the limits stays counted.
     *
     * @param invitedBy who must be an owner of the account as it is stored
     */
    public InviteOutcome invite(int accountId, int invitedBy, @Nullable String email, DeveloperRole role) {
        var mailbox = Mailbox.of(email);
        if (mailbox.isEmpty()) {
            return new InviteOutcome.Refused("email", "This is not an e-mail address.");
        }
        return obstacle(accountId, mailbox.get())
                .<InviteOutcome>map(reason -> new InviteOutcome.Refused("email", reason))
                .orElseGet(() -> store(new Invitation(accountId, invitedBy, mailbox.get(), role)));
    }

    /** Invites the same address to the same role again: the link before is not good any more. Empty when there is none. */
    public Optional<InviteOutcome> inviteAgain(int accountId, int invitedBy, long id) {
        return links.ofTeam(accountId, clock.instant()).stream()
                .filter(link -> link.id() == id)
                .findFirst()
                .map(link -> invite(
                        accountId,
                        invitedBy,
                        link.email(),
                        Objects.requireNonNullElse(link.role(), DeveloperRole.READ_ONLY)));
    }

    /** Takes an invitation back; false when the account has none of this id. */
    @Transactional
    public boolean revoke(int accountId, long id) {
        boolean revoked = links.revoke(accountId, id);
        if (revoked) {
            trail.record(accountId, AuditAction.INVITATION_WITHDRAWN, AuditSubject.of(Long.toString(id), ""));
        }
        return revoked;
    }

    @Transactional
    public List<PendingInvitation> pending(int accountId) {
        return links.ofTeam(accountId, clock.instant()).stream()
                .map(link -> new PendingInvitation(
                        link.id(),
                        link.email(),
                        Objects.requireNonNullElse(link.role(), DeveloperRole.READ_ONLY),
                        link.expiresAt()))
                .toList();
    }

    private Optional<String> obstacle(int accountId, Mailbox mailbox) {
        boolean member = memberships.listOf(accountId).stream()
                .anyMatch(each -> Mailbox.of(each.email())
                        .filter(other ->
                                other.address().key().equals(mailbox.address().key()))
                        .isPresent());
        if (member) {
            return Optional.of("This person is in the team already.");
        }
        if (links.ofTeam(accountId, clock.instant()).size() >= MOST_PENDING) {
            return Optional.of("More than " + MOST_PENDING + " invitations wait already. Take some back first.");
        }
        if (limits.mayInvite(accountId, mailbox)) {
            return limits.waitOfDomain(accountId, mailbox)
                    .map(_ -> "Too many invitations went to addresses at this mail domain. Try again in an hour.");
        }
        return Optional.of("This address, or this account, was sent as many invitations as one day allows. Try"
                + " again tomorrow.");
    }

    /** What the audit log has of an invitation. */
    private record Invited(String role) {}

    /** The log outlives the invitation, and whoever was invited may never come: it has no address of theirs. */
    private static String masked(Mailbox mailbox) {
        String written = mailbox.address().written();
        return written.charAt(0) + "…" + written.substring(written.lastIndexOf('@'));
    }

    private InviteOutcome store(Invitation invitation) {
        var now = clock.instant();
        var token = mails.enabled() ? Optional.<LinkToken>empty() : Optional.of(LinkToken.generate());
        boolean stored = QuarkusTransaction.joiningExisting().call(() -> {
            users.lock(invitation.invitedBy()); // the person before the membership, as where they are removed
            boolean invited = links.invite(invitation, token, now, now.plus(config.invitationTtl()));
            if (invited) {
                trail.record(
                        invitation.accountId(),
                        AuditAction.MEMBER_INVITED,
                        AuditSubject.of("", masked(invitation.mailbox())),
                        null,
                        new Invited(invitation.role().name()));
            }
            return invited;
        });
        if (!stored) {
            return new InviteOutcome.NotAnOwner();
        }
        return token.<InviteOutcome>map(link -> new InviteOutcome.ToPassOn(link.path()))
                .orElseGet(InviteOutcome.Mailed::new);
    }
}

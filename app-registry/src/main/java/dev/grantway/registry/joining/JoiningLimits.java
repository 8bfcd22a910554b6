package dev.grantway.registry.joining;

import dev.grantway.platform.web.ClientAddress;
import dev.grantway.registry.checks.Sha256;
import dev.grantway.registry.signin.GuessStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The limits that keep us from flooding a stranger's mailbox in someone else's name. */
@Singleton
class JoiningLimits {
    /** One network, or one account, alone does not use up what a domain may be sent. */
    private static final int SHARES = 5;

    private static final Duration DOMAIN_WINDOW = Duration.ofHours(1);

    private final GuessStore store;
    private final JoiningConfig config;
    private final Clock clock;

    JoiningLimits(GuessStore store, JoiningConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** How long a network has to wait before it may sign up again; empty when it may. */
    Optional<Duration> waitOf(ClientAddress address) {
        var now = clock.instant();
        store.forgetEndedBy(now);
        var count = store.count(bucket("sign-up", address.network()), now, now.plus(config.window()));
        return count.guesses() > config.requestsPerNetwork()
                ? Optional.of(Duration.between(now, count.windowEndsAt()))
                : Optional.empty();
    }

    /** Whether a mailbox may be written to because somebody signed it up. */
    boolean maySignUp(Mailbox mailbox) {
        return counts("mailbox", mailbox.limited(), config.mailsPerMailbox());
    }

    /** Whether an account may invite a mailbox. What is refused for its own tries counts for no other account. */
    boolean mayInvite(int accountId, Mailbox mailbox) {
        return counts("inviting", Integer.toString(accountId), config.invitationsPerAccount())
                && counts(
                        "invited by one",
                        accountId + "\n" + mailbox.limited(),
                        config.invitationsPerMailboxAndAccount())
                && counts("invited", mailbox.limited(), config.invitationsPerMailbox());
    }

    /** How long nobody of this network is signed up at the mailbox's domain any more; empty where they may be. */
    Optional<Duration> waitOfDomain(ClientAddress address, Mailbox mailbox) {
        return waitOfDomain("sign-up", address.network(), mailbox);
    }

    /** How long this account invites nobody at the mailbox's domain any more; empty where it may. */
    Optional<Duration> waitOfDomain(int accountId, Mailbox mailbox) {
        return waitOfDomain("invited", Integer.toString(accountId), mailbox);
    }

    /**
     * A provider that gets too many mails refuses those of everybody. Each has a share of what a domain is sent, and what goes
     * beyond it counts for no other: one alone uses up nothing of theirs.
     */
    private Optional<Duration> waitOfDomain(String what, String whose, Mailbox mailbox) {
        int most = config.mailsPerDomain();
        if (most == 0) {
            return Optional.empty();
        }
        String domain = what + " at\n" + mailbox.domain();
        return wait("share", whose + "\n" + domain, Math.max(1, most / SHARES)).or(() -> wait("domain", domain, most));
    }

    private Optional<Duration> wait(String what, String whose, int limit) {
        var now = clock.instant();
        var count = store.count(bucket(what, whose), now, now.plus(DOMAIN_WINDOW));
        return count.guesses() > limit ? Optional.of(Duration.between(now, count.windowEndsAt())) : Optional.empty();
    }

    private boolean counts(String what, String whose, int limit) {
        var now = clock.instant();
        return store.count(bucket(what, whose), now, now.plus(config.window())).guesses() <= limit;
    }

    private static String bucket(String what, String whose) {
        byte[] digest = Sha256.of("joining\n" + what + "\n" + whose);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}

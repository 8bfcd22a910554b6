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

    private boolean counts(String what, String whose, int limit) {
        var now = clock.instant();
        return store.count(bucket(what, whose), now, now.plus(config.window())).guesses() <= limit;
    }

    private static String bucket(String what, String whose) {
        byte[] digest = Sha256.of("joining\n" + what + "\n" + whose);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}

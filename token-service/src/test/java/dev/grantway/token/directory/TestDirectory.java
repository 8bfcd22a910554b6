package dev.grantway.token.directory;

import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Tells what app-registry would tell, and waits until it is in force. */
@Singleton
class TestDirectory {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestInstalls installs;
    private final Outbox outbox;

    TestDirectory(TestInstalls installs, Outbox outbox) {
        this.installs = installs;
        this.outbox = outbox;
    }

    static MembershipEnded end(TestConsent consent, Instant at) {
        return new MembershipEnded(consent.accountId(), at.toEpochMilli(), consent.userId(), at);
    }

    void tellEnd(TestConsent consent, Instant at) {
        tell(end(consent, at));
        awaitMark(consent.userId(), consent.accountId());
    }

    void tellRemoval(int userId, Instant at) {
        tell(new UserRemoved(userId, at.toEpochMilli(), at));
        awaitMark(userId, DepartureStore.ALL_ACCOUNTS);
    }

    void tellClosure(int accountId, boolean erase, Instant at) {
        tell(new AccountClosed(accountId, at.toEpochMilli(), erase, at));
    }

    void awaitEnded(TestConsent consent) {
        await().atMost(PATIENCE).until(() -> live(consent) == 0);
    }

    void awaitErased(int accountId) {
        await().atMost(PATIENCE).until(() -> isErased(accountId));
    }

    /** How many live grants the person has of the app in the account. */
    long live(TestConsent consent) {
        return installs.number(
                "SELECT count(*) FROM app_grant WHERE app_id = ? AND account_id = ? AND user_id = ? AND revoked_at IS NULL",
                consent.app().appId(),
                consent.accountId(),
                consent.userId());
    }

    /** Whether anything is left of who consented in an account. */
    boolean isErased(int accountId) {
        return installs.number("""
                SELECT (SELECT count(*) FROM app_grant WHERE account_id = ? AND sealed_identity <> ''::bytea)
                     + (SELECT count(*) FROM authorization_code WHERE account_id = ? AND sealed_identity <> ''::bytea)""", accountId, accountId) == 0;
    }

    private void awaitMark(int userId, int accountId) {
        await().atMost(PATIENCE)
                .until(() -> installs.number(
                                "SELECT count(*) FROM membership_end WHERE user_id = ? AND account_id = ?",
                                userId,
                                accountId)
                        == 1);
    }

    private void tell(Event event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event));
    }
}

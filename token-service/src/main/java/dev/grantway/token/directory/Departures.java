package dev.grantway.token.directory;

import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.installation.Installations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Ends what apps may do as a person who left: their grants of mode USER, and the codes that would become such grants.
 * What the person gave for the account goes on.
 *
 * <p>The person is marked first, and that is committed. Then, with the installations locked, the codes that are seen become
 * worthless and the grants end. A code that is not seen is committed after that look, so whatever exchanges it begins after
 * the mark, and finds it; one that is seen is either spent before, and its grant is found, or never.
 */
@Singleton
class Departures {
    private static final Logger LOG = Logger.getLogger(Departures.class);

    /** Until the end was committed, the directory still answered that the person is a member; and clocks differ a little. */
    static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

    private final DepartureStore store;
    private final Installations installations;
    private final Grants grants;

    Departures(DepartureStore store, Installations installations, Grants grants) {
        this.store = store;
        this.installations = installations;
        this.grants = grants;
    }

    /** A person left an account. */
    void leave(MembershipEnded ended) {
        var voidBefore = voidBefore(ended.endedAt());
        store.mark(ended.userId(), ended.accountId(), voidBefore);
        end(ended.userId(), ended.accountId(), voidBefore);
    }

    /** A person left for good: all accounts. */
    void remove(UserRemoved removed) {
        var voidBefore = voidBefore(removed.removedAt());
        store.mark(removed.userId(), DepartureStore.ALL_ACCOUNTS, voidBefore);
        store.accountsOf(removed.userId()).forEach(accountId -> end(removed.userId(), accountId, voidBefore));
    }

    private void end(int userId, int accountId, Instant voidBefore) {
        QuarkusTransaction.requiringNew().run(() -> {
            var concerned = store.installationsOf(userId, accountId);
            // installation first, then code and grant, as the exchange does: no deadlock
            concerned.forEach(id -> {
                var _ = installations.lock(id);
            });
            int codes = store.voidCodes(userId, accountId, voidBefore, concerned);
            grants.endOfPerson(userId, accountId, voidBefore);
            LOG.infof("user %d left account %d: %d codes are void", userId, accountId, codes);
        });
    }

    private static Instant voidBefore(Instant endedAt) {
        return endedAt.plus(SETTLED_AFTER);
    }
}

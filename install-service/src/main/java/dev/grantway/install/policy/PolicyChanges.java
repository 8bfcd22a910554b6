package dev.grantway.install.policy;

import dev.grantway.install.policy.PolicyOutcome.Stale;
import dev.grantway.install.policy.PolicyOutcome.Stored;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Changes policies, one version after the other, and keeps who did. */
@Singleton
class PolicyChanges {
    private static final int SHOWN = 20;

    private final AccountPolicyStore store;
    private final Clock clock;

    PolicyChanges(AccountPolicyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    StoredPolicy present(int accountId) {
        return store.find(accountId);
    }

    /** The newest, which is the first, and 19 before it. */
    List<PolicyChange> newest(int accountId) {
        return store.newestChanges(accountId, SHOWN);
    }

    /**
     * Stores what an administrator wants, unless the policy changed since they saw it. What is as it was leaves no trace.
     *
     * @param seen the version that the form was opened with
     */
    PolicyOutcome change(int accountId, long seen, AccountPolicy wanted, int userId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var present = store.lock(accountId);
            if (present.version() != seen) {
                return new Stale(present);
            }
            return wanted.equals(present.policy()) ? new Stored(present) : save(accountId, present, wanted, userId);
        });
    }

    private PolicyOutcome save(int accountId, StoredPolicy present, AccountPolicy wanted, int userId) {
        var now = clock.instant();
        var next = new StoredPolicy(wanted, present.version() + 1);
        if (!store.save(accountId, next, now)) { // two set the first one at once: there was no row to lock
            return new Stale(store.find(accountId));
        }
        store.record(accountId, next.version(), new PolicyChange(userId, now, present.policy(), wanted));
        return new Stored(next);
    }
}

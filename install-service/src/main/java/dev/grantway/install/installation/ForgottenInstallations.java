package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Writes the null with which the state topic forgets an installation that is gone. Its row stays, so that the next
 * generation has a higher number.
 */
@Singleton
public class ForgottenInstallations {
    private final InstallationStore store;
    private final ForgottenStateStore states;
    private final Outbox outbox;
    private final Clock clock;

    ForgottenInstallations(InstallationStore store, ForgottenStateStore states, Outbox outbox, Clock clock) {
        this.store = store;
        this.states = states;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Lets the topic forget some of those that are gone since before then, and still are.
     *
     * @return how many; fewer than {@code most} when no more are left
     */
    public int forgetGoneBefore(Instant limit, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var gone = states.lockGoneBefore(limit, most);
            gone.forEach(id -> {
                forget(store.lock(id).orElseThrow().told());
                states.markForgotten(id);
            });
            return gone.size();
        });
    }

    /**
     * Forgets all but the counters of one that is gone, in the caller's transaction; the topic forgets it at once. One that
     * was only asked for goes wholly: the state topic never told of it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(String id) {
        store.lock(id).ifPresent(row -> {
            if (row.isOnlyRequested()) {
                store.deleteRequested(id);
                return;
            }
            if (row.status() != InstallationStatus.UNINSTALLED) {
                throw new IllegalStateException("only what is gone can be erased: " + id + " is " + row.status());
            }
            forget(row.erased().told());
            states.markErased(id, clock.instant());
        });
    }

    private void forget(Installation last) {
        store.update(last, null);
        outbox.appendTombstone(last.snapshot());
    }
}

package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.settings.InstallConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The two ends of a removal, each one transaction: the intent, and the result. */
@Singleton
public class InstallationRemovals {
    private final InstallationStore store;
    private final InstallationHistory history;
    private final Duration lease;
    private final Clock clock;

    InstallationRemovals(InstallationStore store, InstallationHistory history, InstallConfig config, Clock clock) {
        this.store = store;
        this.history = history;
        this.lease = config.removal().lease();
        this.clock = clock;
    }

    /** Stores the intent; asked again, the first one stands. Empty when there is no such installation. */
    public Optional<Installation> begin(String id, Removal removal) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.lock(id).map(row -> row.isOpen() ? intend(row, removal) : row));
    }

    /** Stores and tells the result, once token-service has closed the generation; for one already gone does nothing. */
    public void finish(String id, int generation) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.lock(id)
                        .filter(row ->
                                row.status() == InstallationStatus.UNINSTALLING && row.generation() == generation)
                        .ifPresent(this::end));
    }

    /** Takes up removals that nobody works on. */
    public List<String> claimLeftOver(int limit) {
        return QuarkusTransaction.requiringNew().call(() -> store.claimRemovals(clock.instant(), lease, limit));
    }

    private Installation intend(Installation row, Removal removal) {
        var now = clock.instant();
        return history.recordIntent(row.as(InstallationStatus.UNINSTALLING, removal, now), now.plus(lease));
    }

    private void end(Installation row) {
        var now = clock.instant();
        history.record(
                row.withScopes(List.of(), now).as(InstallationStatus.UNINSTALLED, row.removal(), now),
                InstallEvents::uninstalled);
    }
}

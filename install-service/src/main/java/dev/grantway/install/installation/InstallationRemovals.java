package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The two ends of a removal, each one transaction: the intent, and the result. */
@Singleton
public class InstallationRemovals {
    private final InstallationStore store;
    private final InstallationHistory history;
    private final ConsentStore consents;
    private final GrantStore grants;
    private final RemovalNotices notices;
    private final Outbox outbox;
    private final Duration lease;
    private final Clock clock;

    InstallationRemovals(
            InstallationStore store,
            InstallationHistory history,
            ConsentStore consents,
            GrantStore grants,
            RemovalNotices notices,
            Outbox outbox,
            InstallConfig config,
            Clock clock) {
        this.store = store;
        this.history = history;
        this.consents = consents;
        this.grants = grants;
        this.notices = notices;
        this.outbox = outbox;
        this.lease = config.removal().lease();
        this.clock = clock;
    }

    /** Stores the intent; asked again, the first one stands. Empty when there is no such installation. */
    public Optional<Installation> begin(String id, Removal removal) {
        return begin(id, _ -> true, removal);
    }

    /**
     * The same of one generation.
     *
     * @return the installation as it stands; where it is of another generation, nothing was stored
     */
    public Optional<Installation> begin(String id, int generation, Removal removal) {
        return begin(id, row -> row.generation() == generation, removal);
    }

    private Optional<Installation> begin(String id, Predicate<Installation> meant, Removal removal) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.lock(id).map(row -> row.isOpen() && meant.test(row) ? intend(row, removal) : row));
    }

    /**
     * Stores and tells the result, once token-service has closed the generation; for one already gone does nothing.
     *
     * @param overtaken the generation's first tokens, where this service has not heard of them: news of them that comes
     *     later finds the generation ended, so that they are told here, before the end
     */
    public void finish(String id, int generation, Optional<TokensIssued> overtaken) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.lock(id)
                        .filter(row ->
                                row.status() == InstallationStatus.UNINSTALLING && row.generation() == generation)
                        .ifPresent(row -> end(complete(row, overtaken))));
    }

    /** Takes up removals that nobody works on. */
    public List<String> claimLeftOver(int limit) {
        return QuarkusTransaction.requiringNew().call(() -> store.claimRemovals(clock.instant(), lease, limit));
    }

    private Installation intend(Installation row, Removal removal) {
        var now = clock.instant();
        return history.recordIntent(row.as(InstallationStatus.UNINSTALLING, removal, now), now.plus(lease));
    }

    private Installation complete(Installation row, Optional<TokensIssued> overtaken) {
        return overtaken
                .filter(_ -> row.tokensIssuedAt() == null)
                .map(issued -> completed(row, issued))
                .orElse(row);
    }

    /** The state stays that it is going: nothing may be delivered any more. */
    private Installation completed(Installation row, TokensIssued issued) {
        var consent = consents.behind(row, issued);
        return history.record(
                row.issuedTo(issued.userId(), issued.scopes(), issued.issuedAt(), clock.instant()),
                told -> InstallEvents.completed(told, issued, consent));
    }

    /** What token-service has ended counts as ended here at once: nobody gives anything to what is gone. */
    private void end(Installation row) {
        var now = clock.instant();
        grants.endAll(row.id(), row.generation());
        var gone = history.record(
                row.withScopes(List.of(), now).as(InstallationStatus.UNINSTALLED, row.removal(), now),
                InstallEvents::uninstalled);
        notices.uninstalled(gone).ifPresent(outbox::append);
    }
}

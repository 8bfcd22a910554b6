package dev.grantway.token.app;

import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.Catalogs;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The newest snapshot of each app, and the verifiers of its secrets. */
@Startup
@Singleton
public class AppCatalog {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Catalog<AppSnapshot> apps;
    private final Catalog<AppSecretsSnapshot> secrets;
    private final AppRevocations revocations;

    AppCatalog(Catalogs catalogs, AppRevocations revocations) {
        apps = catalogs.open(CatalogDefinition.of(Topic.APPS, AppSnapshot.class)
                .indexedBy(AppSnapshot::clientId)
                .tellingEach(revocations::applied));
        this.revocations = revocations;
        secrets = catalogs.open(CatalogDefinition.of(Topic.APP_SECRETS, AppSecretsSnapshot.class));
    }

    /** The app with this client id, disabled ones too; empty when it is unknown or deleted. */
    public Optional<AppSnapshot> findByClientId(String clientId) {
        return apps.findAllBy(clientId).stream()
                .filter(app -> app.status() != AppStatus.DELETED)
                .findFirst();
    }

    /** The app, when it may be used. */
    public Optional<AppSnapshot> findActive(int appId) {
        return apps.find(Integer.toString(appId)).filter(app -> app.status() == AppStatus.ACTIVE);
    }

    /**
     * From when on access tokens of the app are good. One read: for tokens without a row, as those that have one are told
     * by it.
     */
    public TokenValidity validityOf(int appId) {
        return revocations.validityOf(appId);
    }

    /** The verifiers of its secrets, ended ones too. */
    public List<SecretVerifier> verifiersOf(int appId) {
        return secrets.find(Integer.toString(appId))
                .map(AppSecretsSnapshot::clientSecretVerifiers)
                .orElse(List.of());
    }

    /** Waits until what is on both topics now is applied, half a second at most: a just-created app works. */
    public void awaitPresentEnd() {
        long begin = System.nanoTime();
        if (apps.awaitPresentEnd(PATIENCE)) {
            var left = PATIENCE.minusNanos(System.nanoTime() - begin);
            var _ = left.isPositive() && secrets.awaitPresentEnd(left);
        }
    }
}

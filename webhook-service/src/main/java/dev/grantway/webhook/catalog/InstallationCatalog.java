package dev.grantway.webhook.catalog;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.CatalogListener;
import dev.grantway.platform.catalog.Catalogs;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The installations as install-service last told of them. */
@Startup
@Singleton
public class InstallationCatalog {
    private final Catalog<InstallationSnapshot> installations;

    InstallationCatalog(Catalogs catalogs, CatalogListener<InstallationSnapshot> listener) {
        installations = catalogs.open(CatalogDefinition.of(Topic.INSTALLATIONS, InstallationSnapshot.class)
                .indexedBy(installation -> accountKey(installation.account()))
                .tellingEach(listener));
    }

    public Optional<InstallationSnapshot> find(String installationId) {
        return installations.find(installationId);
    }

    /** The installation, if it is known without a look at the database; never waits. */
    public Optional<InstallationSnapshot> findAtHand(String installationId) {
        return installations.findAtHand(installationId);
    }

    /** The installations in one of our own accounts, whatever their status. */
    public List<InstallationSnapshot> findByAccount(int accountId) {
        return installations.findAllBy(Integer.toString(accountId));
    }

    /** Waits until all that is on the topic now is known; false when that was not reached in time. */
    public boolean passesPresentEnd(Duration atMost) {
        return installations.awaitPresentEnd(atMost);
    }

    /** Accounts of other providers never meet product events; their key is no number. */
    private static String accountKey(EventAccount account) {
        return account.id() == null
                ? account.provider() + ":" + account.externalId()
                : account.id().toString();
    }
}

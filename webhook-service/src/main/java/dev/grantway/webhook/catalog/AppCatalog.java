package dev.grantway.webhook.catalog;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.Catalogs;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The apps as app-registry last told of them. */
@Startup
@Singleton
public class AppCatalog {
    private final Catalog<AppSnapshot> apps;

    AppCatalog(Catalogs catalogs) {
        apps = catalogs.open(CatalogDefinition.of(Topic.APPS, AppSnapshot.class));
    }

    public Optional<AppSnapshot> find(int appId) {
        return apps.find(Integer.toString(appId));
    }

    /** The app, if it is known without a look at the database; never waits. */
    public Optional<AppSnapshot> findAtHand(int appId) {
        return apps.findAtHand(Integer.toString(appId));
    }

    /** Waits until all that is on the topic now is known; false when that was not reached in time. */
    public boolean passesPresentEnd(Duration atMost) {
        return apps.awaitPresentEnd(atMost);
    }
}

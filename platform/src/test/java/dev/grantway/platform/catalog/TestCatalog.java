package dev.grantway.platform.catalog;

import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.topics.Topic;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Installations, looked up by account as webhook-service does. */
@Startup
@Singleton
class TestCatalog {
    final List<String> told = new CopyOnWriteArrayList<>();
    final Catalog<InstallationSnapshot> installations;

    TestCatalog(Catalogs catalogs) {
        installations = catalogs.open(CatalogDefinition.of(Topic.INSTALLATIONS, InstallationSnapshot.class)
                .indexedBy(snapshot -> String.valueOf(snapshot.account().id()))
                .tellingEach(snapshot -> told.add(snapshot.installationId() + "/" + snapshot.sequence())));
    }
}

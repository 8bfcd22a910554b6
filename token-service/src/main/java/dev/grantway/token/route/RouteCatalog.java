package dev.grantway.token.route;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.Catalogs;
import dev.grantway.platform.database.SqlStore;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** The newest table, always at hand: a change of {@code platform.yaml} counts a second after it has come here. */
@Startup
@Singleton
public class RouteCatalog {
    private static final Logger LOG = Logger.getLogger(RouteCatalog.class);

    private final Catalog<PlatformSnapshot> platform;
    private final AtomicReference<Known> known =
            new AtomicReference<>(new Known(Optional.empty(), RouteTable.closed()));

    private record Known(Optional<PlatformSnapshot> platform, RouteTable table) {}

    RouteCatalog(Catalogs catalogs) {
        platform = catalogs.open(CatalogDefinition.of(Topic.PLATFORM, PlatformSnapshot.class));
    }

    /** Never waits, so that it can be asked on an event loop. */
    public RouteTable table() {
        return known.get().table();
    }

    /** What the product is called and looks like; empty before the first snapshot came. */
    public Optional<PlatformSnapshot.Brand> brand() {
        return known.get().platform().map(PlatformSnapshot::brand);
    }

    /** A pod that is ready knows what it knew before. */
    void atStart(@Observes StartupEvent event) {
        refresh();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            platform.find(PlatformSnapshot.KEY)
                    .filter(newest ->
                            known.get().platform().filter(newest::equals).isEmpty())
                    .ifPresent(newest -> known.set(new Known(Optional.of(newest), RouteTable.of(newest))));
        } catch (RuntimeException e) {
            if (!SqlStore.isAway(e)) {
                throw e;
            }
            LOG.warn("the routes of the API could not be read again; those that are known stay in force");
        }
    }
}

package dev.grantway.webhook.catalog;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.Catalogs;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The event types of {@code platform.yaml}, each with the scope that an installation needs to hear of it. */
@Startup
@Singleton
public class EventTypeCatalog {
    /** A reader that keeps up confirms it every ten seconds. */
    private static final Duration RECENT = Duration.ofSeconds(12);

    private final Catalog<PlatformSnapshot> platform;

    EventTypeCatalog(Catalogs catalogs) {
        platform = catalogs.open(CatalogDefinition.of(Topic.PLATFORM, PlatformSnapshot.class));
    }

    /** The scope of an event type; empty when the platform has no such type. */
    public Optional<String> findScope(String eventType) {
        return platform.find(PlatformSnapshot.KEY).stream()
                .flatMap(snapshot -> snapshot.eventTypes().stream())
                .filter(type -> type.name().equals(eventType))
                .map(PlatformSnapshot.EventType::scope)
                .findFirst();
    }

    /** The names of all event types, in their order. */
    public List<String> names() {
        return platform.find(PlatformSnapshot.KEY).stream()
                .flatMap(snapshot -> snapshot.eventTypes().stream())
                .map(PlatformSnapshot.EventType::name)
                .sorted()
                .toList();
    }

    /** What the product is called and looks like; empty before the first snapshot came. */
    public Optional<PlatformSnapshot.Brand> findBrand() {
        return platform.find(PlatformSnapshot.KEY).map(PlatformSnapshot::brand);
    }

    /** Waits until all that is on the topic now is known; false when that was not reached in time. */
    public boolean passesPresentEnd(Duration atMost) {
        return platform.awaitPresentEnd(atMost);
    }

    /** Waits until the copy was complete a moment ago; without waiting when it is known to have been. */
    public boolean isRecent(Duration atMost) {
        return platform.age().filter(age -> age.compareTo(RECENT) < 0).isPresent() || passesPresentEnd(atMost);
    }
}

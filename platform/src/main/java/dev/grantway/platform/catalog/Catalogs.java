package dev.grantway.platform.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Event;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The catalogs of this service. Open them in the constructor of a bean that is made at start-up. */
@Singleton
public class Catalogs {
    private static final int AFTER_ALL_ARE_OPEN = 10_000;

    private final List<CatalogReader<?>> readers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final CatalogStore store;
    private final TopicEnds ends;
    private final CatalogReader.Factory factory;
    private final MeterRegistry metrics;

    Catalogs(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            CatalogStore store,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.store = store;
        this.ends = new TopicEnds(broker);
        this.factory = new CatalogReader.Factory(broker, ends, store, json);
        this.metrics = metrics;
    }

    /** Opens a catalog; it is read from start-up on. */
    public <T extends Event> Catalog<T> open(CatalogDefinition<T> definition) {
        var catalog = new Catalog<>(definition, store, factory);
        readers.add(catalog.reader());
        Gauge.builder(
                        "grantway_catalog_age_seconds",
                        catalog,
                        open -> seconds(open.age().orElse(Duration.ZERO)))
                .tag("topic", definition.topic().topicName())
                .description("Time since the copy of the topic was last known to be complete")
                .register(metrics);
        if (started.get()) {
            catalog.reader().start();
        }
        return catalog;
    }

    boolean areFilled() {
        return readers.stream().allMatch(CatalogReader::isFilled);
    }

    void start(@Observes @Priority(AFTER_ALL_ARE_OPEN) StartupEvent event) {
        started.set(true);
        readers.forEach(CatalogReader::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (var reader : readers) {
            reader.stop();
        }
        ends.close();
    }

    private static double seconds(Duration age) {
        return age.toMillis() / 1000.0;
    }
}

package dev.grantway.token.grant;

import dev.grantway.platform.database.SqlStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The metric {@code grantway_grants}: live grants by the key of their refresh token, as of this pod's last count. */
@Singleton
class KeyUseMetric {
    private static final Logger LOG = Logger.getLogger(KeyUseMetric.class);

    private final GrantStore store;
    private final KeyUses keys;
    private final MultiGauge gauge;

    KeyUseMetric(GrantStore store, KeyUses keys, MeterRegistry metrics) {
        this.store = store;
        this.keys = keys;
        this.gauge = MultiGauge.builder("grantway_grants")
                .description("live grants by the key of the refresh token that was last seen")
                .register(metrics);
    }

    /** All grants are read for it, so seldom, and {@code off} for never; a pod that finds another one counting keeps what it has. */
    @Scheduled(
            every = "${grantway.token.key-use.count-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            var counts = store.countByKeyAlone();
            if (!counts.isEmpty()) {
                gauge.register(
                        keys.usedBy(counts).stream()
                                .<MultiGauge.Row<?>>map(
                                        use -> MultiGauge.Row.of(Tags.of("key", use.name()), use.grants()))
                                .toList(),
                        true);
            }
        } catch (RuntimeException e) {
            if (!SqlStore.isAway(e)) {
                throw e;
            }
            LOG.warnf("grants by key could not be counted, the last numbers stay: %s", e.getMessage());
        }
    }
}

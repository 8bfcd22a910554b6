package dev.grantway.webhook.usage;

import dev.grantway.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells the hours that changed, again and again as they grow, and drops those that cannot change any more. */
@Singleton
class UsageTeller {
    private static final Logger LOG = Logger.getLogger(UsageTeller.class);

    /** Attempts of more than four days ago are not taken into the log any more. */
    private static final Duration KEPT = Duration.ofDays(8);

    /** So few that no statement holds up others. */
    private static final int AT_ONCE = 500;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-usage").factory());
    private final DeliveryHourStore store;
    private final Outbox outbox;
    private final UsageConfig config;
    private final Clock clock;

    UsageTeller(DeliveryHourStore store, Outbox outbox, UsageConfig config, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        long everyMillis = config.every().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::tellSafely, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.close(); // a round that has begun is finished; what is untold is told by whoever runs next
    }

    void tell() {
        while (tellSome() == AT_ONCE && !timer.isShutdown()) {
            LOG.debugf("%d hours told, and there may be more", AT_ONCE);
        }
        var limit = clock.instant().minus(KEPT);
        while (store.forgetBefore(limit, AT_ONCE) == AT_ONCE && !timer.isShutdown()) {
            LOG.debugf("%d old hours dropped, and there may be more", AT_ONCE);
        }
    }

    private int tellSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var told = store.tell(AT_ONCE);
            told.forEach(outbox::append);
            return told.size();
        });
    }

    private void tellSafely() {
        try {
            tell();
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.warnf("counted deliveries are told later: %s", e.toString());
        }
    }
}

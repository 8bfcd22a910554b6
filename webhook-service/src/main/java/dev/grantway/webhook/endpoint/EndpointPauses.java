package dev.grantway.webhook.endpoint;

import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Keeps for people which endpoints are left alone for a while. Who sends tells it and never waits; of many changes the last counts. */
@Singleton
public class EndpointPauses {
    private static final Logger LOG = Logger.getLogger(EndpointPauses.class);

    /** A pause of a process that is gone is not shown for longer. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final long SECONDS_BETWEEN_COUNTS = 15;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-pauses").factory());
    private final Map<String, Change> changes = new ConcurrentHashMap<>();
    private final AtomicReference<EndpointStore.Counts> counts = new AtomicReference<>(EndpointStore.Counts.NONE);
    private final EndpointStore store;
    private final MeterRegistry metrics;
    private final RoleConfig roles;
    private final Clock clock;

    EndpointPauses(EndpointStore store, MeterRegistry metrics, RoleConfig roles, Clock clock) {
        this.store = store;
        this.metrics = metrics;
        this.roles = roles;
        this.clock = clock;
    }

    private record Change(Pause pause, boolean began) {}

    void start(@Observes StartupEvent event) {
        var _ = thread.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
        if (roles.roles()
                .contains(Role.RETRIES)) { // what all processes share is counted by those that publish what waits
            metrics.gauge("grantway_endpoints_paused", counts, now -> now.get().paused());
            metrics.gauge(
                    "grantway_endpoints_turned_off", counts, now -> now.get().disabled());
            metrics.gauge("grantway_oldest_due_retry_seconds", this, EndpointPauses::oldestDueSeconds);
            var _ = thread.scheduleWithFixedDelay(this::count, 1, SECONDS_BETWEEN_COUNTS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.close();
    }

    /** An endpoint is left alone; never waits. */
    public void began(Pause pause) {
        changes.put(pause.appId() + "-" + pause.slot(), new Change(pause, true));
    }

    /** It took something again; never waits. */
    public void ended(int appId, int slot) {
        changes.put(appId + "-" + slot, new Change(new Pause(appId, slot, Instant.EPOCH, 0), false));
    }

    /** The pause of an app's endpoint; empty where there is none. */
    public Optional<Pause> find(int appId) {
        return store.findPause(appId);
    }

    private void write() {
        var some = new HashMap<>(changes);
        if (some.isEmpty()) {
            return;
        }
        try {
            store.pause(pauses(some, true), clock.instant());
            store.forget(pauses(some, false));
            some.forEach(changes::remove); // unless it changed meanwhile
        } catch (RuntimeException e) { // it is for people to look at; nothing is lost
            LOG.debugf("pauses of endpoints are kept later: %s", e.toString());
        }
    }

    private static List<Pause> pauses(Map<String, Change> some, boolean began) {
        return some.values().stream()
                .filter(change -> change.began() == began)
                .map(Change::pause)
                .toList();
    }

    private void count() {
        try {
            store.dropPausesBefore(clock.instant().minus(KEPT));
            counts.set(store.count(clock.instant()));
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.debugf("endpoints are counted later: %s", e.toString());
        }
    }

    private double oldestDueSeconds() {
        return counts.get()
                .oldestDue()
                .map(due -> Math.max(0, Duration.between(due, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}

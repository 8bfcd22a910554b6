package dev.grantway.webhook.endpoint;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.Notice;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.webhook.catalog.AppCatalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Turns deliveries to an endpoint off and on. Who asks whether they are on gets what was so a second ago; while PostgreSQL is away,
 * what was so last.
 */
@Singleton
public class EndpointSwitch {
    private static final Logger LOG = Logger.getLogger(EndpointSwitch.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-endpoints").factory());
    private final AtomicReference<Map<Integer, TurnedOff>> known = new AtomicReference<>(Map.of());
    private final EndpointStore store;
    private final AppCatalog apps;
    private final Outbox outbox;
    private final Clock clock;

    EndpointSwitch(EndpointStore store, AppCatalog apps, Outbox outbox, Clock clock) {
        this.store = store;
        this.apps = apps;
        this.outbox = outbox;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.close();
    }

    private void look() {
        try {
            var found = store.disabled();
            found.values().stream().filter(this::isOfAnotherTarget).forEach(off -> store.enable(off.appId()));
            known.set(found);
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.debugf("which endpoints are turned off is looked for later: %s", e.toString());
        }
    }

    /** Its developer has set another one since, and may come back to the first. */
    private boolean isOfAnotherTarget(TurnedOff off) {
        return apps.findAtHand(off.appId())
                .filter(app ->
                        app.webhooks() != null && !app.webhooks().targetUrl().equals(off.targetUrl()))
                .isPresent();
    }

    /** Whether deliveries to the app's endpoint are turned off; never waits. */
    public boolean isOff(AppSnapshot app) {
        return find(app).isPresent();
    }

    /** Since when, and why, deliveries to the app's endpoint are turned off; empty while they are on. Never waits. */
    public Optional<TurnedOff> find(AppSnapshot app) {
        var off = known.get().get(app.appId());
        return off == null
                        || app.webhooks() == null
                        || !app.webhooks().targetUrl().equals(off.targetUrl())
                ? Optional.empty()
                : Optional.of(off);
    }

    /** Turns deliveries off, and tells the app's developers; in force in each process within seconds. */
    public void turnOff(AppSnapshot app, String targetUrl, String reason) {
        var off = new TurnedOff(app.appId(), targetUrl, reason, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            if (store.disable(off)) {
                outbox.append(notice(app, off));
                LOG.infof("deliveries of app %d are turned off: %s", app.appId(), reason);
            }
        });
        look();
    }

    /** Turns them on again. */
    public void turnOn(int appId, int askedBy) {
        store.enable(appId);
        LOG.infof("user %d turned the deliveries of app %d on again", askedBy, appId);
        look();
    }

    private static Notice notice(AppSnapshot app, TurnedOff off) {
        return Notice.of(
                Notice.toDevelopers(app.developerAccountId()),
                "endpoint-turned-off",
                Map.of(
                        "appName", app.name(),
                        "reason", off.reason(),
                        "accountId", Integer.toString(app.developerAccountId()),
                        "path", "/developer/apps/" + app.appId() + "/deliveries"),
                off.since());
    }
}

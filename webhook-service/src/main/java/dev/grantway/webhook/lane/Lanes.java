package dev.grantway.webhook.lane;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.delivery.Reaction;
import dev.grantway.webhook.delivery.Sender;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The lanes that are in use. A slow endpoint fills its own and no other, and one that hangs leaves the requests of all to
 * those that do not.
 */
@Singleton
class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);

    private final Map<String, Lane> byEndpoint = new ConcurrentHashMap<>();

    /** Endpoints that let a call time out and have taken none since; they outlive their lanes. */
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();

    private final Semaphore allRequests;
    private final Sender sender;
    private final AppCatalog apps;
    private final LaneConfig config;

    Lanes(Sender sender, AppCatalog apps, LaneConfig config) {
        this.sender = sender;
        this.apps = apps;
        this.config = config;
        this.allRequests = new Semaphore(config.mostRequests(), true);
    }

    /** A place in a lane. */
    record Place(Lane lane, boolean isFree) {}

    /** Takes a place, in the order of the calls. */
    Place enter(DeliveryBatch batch) {
        int limit = limit(batch.appId());
        var lane = byEndpoint.compute(batch.endpoint(), (_, present) -> entered(present, limit));
        return new Place(lane, lane.present() <= mostPlaces(batch.endpoint()));
    }

    /** Sends the work, or puts it off when its turn does not come; done once that is durable. */
    void run(Work work, Place place) throws InterruptedException {
        try {
            if (!isSent(work, place) && work.isOwned()) {
                sender.postpone(work.batch());
            }
            work.done();
        } finally {
            leave(work.batch().endpoint(), place.lane());
        }
    }

    private boolean isSent(Work work, Place place) throws InterruptedException {
        var lane = place.lane();
        if (!place.isFree() || !lane.begin(config.longestWait())) {
            return false;
        }
        try { // those that waited while the endpoint began to hang are too many now
            return lane.underWay() <= mostPlaces(work.batch().endpoint()) && isSent(work);
        } finally {
            lane.end();
        }
    }

    private boolean isSent(Work work) throws InterruptedException {
        if (!allRequests.tryAcquire(config.longestWait().toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            if (work.isOwned()) {
                heed(work.batch().endpoint(), sender.send(work.batch()));
            }
            return true;
        } finally {
            allRequests.release();
        }
    }

    private void heed(String endpoint, Reaction reaction) {
        switch (reaction) {
            case TIMEOUT -> hanging.add(endpoint);
            case SUCCESS -> hanging.remove(endpoint);
            case OTHER -> {}
        }
    }

    private int mostPlaces(String endpoint) {
        return hanging.contains(endpoint)
                ? Math.min(config.mostPlacesWhileHanging(), config.mostWaitingPerEndpoint())
                : config.mostWaitingPerEndpoint();
    }

    /** A lane whose limit was changed ends with what is in it; the new one begins beside it. */
    private static Lane entered(@Nullable Lane present, int limit) {
        var lane = present == null || present.limit() != limit ? new Lane(limit) : present;
        lane.enter();
        return lane;
    }

    private void leave(String endpoint, Lane lane) {
        byEndpoint.compute(endpoint, (_, present) -> lane.leave() == 0 && present == lane ? null : present);
    }

    private int limit(int appId) {
        int asked = found(appId)
                .map(AppSnapshot::webhooks)
                .map(WebhookSettings::maxConcurrentRequests)
                .orElse(1);
        return Math.clamp(asked, 1, config.mostRequestsPerEndpoint());
    }

    private Optional<AppSnapshot> found(int appId) {
        try {
            return apps.find(appId);
        } catch (RuntimeException e) { // the sender asks again and waits; whoever fills the lanes must not
            LOG.debugf(e, "app %d cannot be looked up for now", appId);
            return Optional.empty();
        }
    }
}

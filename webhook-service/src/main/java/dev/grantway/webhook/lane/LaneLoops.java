package dev.grantway.webhook.lane;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.delivery.Sender;
import dev.grantway.webhook.endpoint.EndpointPauses;
import dev.grantway.webhook.endpoint.Pause;
import dev.grantway.webhook.retry.Retries;
import dev.grantway.webhook.slot.EndpointSlots;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** The event loops that send; an endpoint is on the same one for as long as the process lives. */
@Singleton
class LaneLoops {
    private final List<Long> timers = new ArrayList<>();
    private final List<LaneLoop> loops;
    private final Vertx vertx;

    LaneLoops(
            Vertx vertx,
            Sender sender,
            AppCatalog apps,
            EndpointSlots slots,
            DeliveryRecords records,
            EndpointPauses pauses,
            Clock clock,
            LaneConfig config,
            BreakerConfig breakerConfig) {
        this.vertx = vertx;
        int count = config.eventLoops() > 0
                ? config.eventLoops()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var faults = new GivenUp(records);
        var told = new ToldPauses(pauses, clock);
        this.loops = IntStream.range(0, count)
                .mapToObj(_ -> new LaneLoop(
                        vertx,
                        ((VertxInternal) vertx).createEventLoopContext(),
                        sender,
                        new Asked(apps, slots, config),
                        faults,
                        told,
                        config,
                        breakerConfig))
                .toList();
    }

    void start() {
        loops.forEach(loop -> timers.add(loop.start()));
    }

    void stop() {
        timers.forEach(vertx::cancelTimer);
        timers.clear();
    }

    /** Begins to hand records over, from one thread. */
    HandOver handOver() {
        return new HandOver();
    }

    /** As the apps asked; one request under way until an app is known, for the first call makes it known. */
    private record Asked(AppCatalog apps, EndpointSlots slots, LaneConfig config) implements EndpointLimits {
        @Override
        public int requestsUnderWay(Lane.Part part) {
            return slots.requests(part.appId(), part.slot(), config.mostRequestsPerEndpoint());
        }

        @Override
        public int requestsPerSecond(Lane.Part part) {
            return slots.requestsPerSecond(part.appId(), part.slot());
        }

        @Override
        public int eventsPerRequest(int appId) {
            return webhooks(appId)
                    .map(WebhookSettings::options)
                    .filter(options -> options.format() == WebhookFormat.CLOUDEVENTS_BINARY)
                    .map(_ -> 1)
                    .orElse(config.mostEventsPerRequest());
        }

        private Optional<WebhookSettings> webhooks(int appId) {
            return apps.findAtHand(appId).map(AppSnapshot::webhooks);
        }
    }

    /** The records of a poll, each for the event loop of its endpoint. */
    final class HandOver {
        private final List<List<Taken>> byLoop =
                loops.stream().<List<Taken>>map(_ -> new ArrayList<>()).toList();

        void take(Taken taken) {
            byLoop.get(Math.floorMod(taken.batch().endpoint().hashCode(), byLoop.size()))
                    .add(taken);
        }

        void end() {
            for (int place = 0; place < byLoop.size(); place++) {
                if (!byLoop.get(place).isEmpty()) {
                    loops.get(place).accept(byLoop.get(place));
                }
            }
        }
    }

    /** Kept for people, by the clock of the wall. */
    private record ToldPauses(EndpointPauses pauses, Clock clock) implements LaneLoop.Pauses {
        @Override
        public void began(Lane.Part endpoint, Duration pause, int failures) {
            pauses.began(
                    new Pause(endpoint.appId(), endpoint.slot(), clock.instant().plus(pause), failures));
        }

        @Override
        public void ended(Lane.Part endpoint) {
            pauses.ended(endpoint.appId(), endpoint.slot());
        }
    }

    /** Work with faults of ours becomes dead letters. */
    private record GivenUp(DeliveryRecords records) implements LaneLoop.Faults {
        private static final Logger LOG = Logger.getLogger(GivenUp.class);

        @Override
        public boolean isOutage(Throwable fault) {
            LOG.errorf(fault, "a webhook could not be worked on");
            return fault instanceof KafkaException
                    || fault.getCause() instanceof KafkaException
                    || Retries.isOfDatabase(fault);
        }

        @Override
        public void giveUp(Work work) {
            if (work.isOwned()) {
                records.giveUp(work.batch(), work::done);
            } else {
                work.done();
            }
        }
    }
}

package dev.grantway.webhook.lane;

import dev.grantway.webhook.delivery.Sender;
import dev.grantway.webhook.retry.Retries;
import dev.grantway.webhook.slot.EndpointSlots;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
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
            EndpointSlots slots,
            DeliveryRecords records,
            LaneConfig config,
            BreakerConfig breakerConfig) {
        this.vertx = vertx;
        int count = config.eventLoops() > 0
                ? config.eventLoops()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var faults = new GivenUp(records);
        this.loops = IntStream.range(0, count)
                .mapToObj(_ -> new LaneLoop(
                        vertx,
                        ((VertxInternal) vertx).createEventLoopContext(),
                        sender,
                        (appId, slot) -> slots.requests(appId, slot, config.mostRequestsPerEndpoint()),
                        faults,
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

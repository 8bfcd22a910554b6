package dev.grantway.webhook.slot;

import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** How many deliveries a second this router plans for each app, lately. */
@Singleton
public class DeliveryRates {
    /** By app; what was counted since the last look. */
    private final ConcurrentMap<Integer, AtomicLong> counts = new ConcurrentHashMap<>();

    /** Takes note of deliveries that were published. */
    public void count(Collection<DeliveryBatch> planned) {
        var byApp = new HashMap<Integer, Integer>();
        planned.forEach(batch -> byApp.merge(batch.appId(), batch.deliveries().size(), Integer::sum));
        byApp.forEach((app, added) ->
                counts.computeIfAbsent(app, _ -> new AtomicLong()).addAndGet(added));
    }

    /** Begins to look. */
    Window window(Duration measuredOver, long now) {
        return new Window(measuredOver, now);
    }

    /** What was counted between two looks, by app. */
    private record Stretch(long until, Map<Integer, Long> counted) {}

    /** The stretches of lately; times are those of {@link System#nanoTime}. */
    @Confined("the keeper's thread")
    final class Window {
        private final Deque<Stretch> stretches = new ArrayDeque<>();
        private final long length;
        private long since;

        private Window(Duration measuredOver, long now) {
            this.length = measuredOver.toNanos();
            this.since = now;
        }

        /** Deliveries a second of each app; a burst counts over the whole window, so that it alone changes nothing. */
        Map<Integer, Double> look(long now) {
            stretches.add(new Stretch(now, taken()));
            while (now - stretches.getFirst().until() >= length) {
                since = stretches.removeFirst().until();
            }
            double seconds = Math.max(length, now - since) / 1e9;
            var perSecond = new HashMap<Integer, Double>();
            for (var stretch : stretches) {
                stretch.counted().forEach((app, counted) -> perSecond.merge(app, counted / seconds, Double::sum));
            }
            return perSecond;
        }

        private Map<Integer, Long> taken() {
            var taken = new HashMap<Integer, Long>();
            counts.forEach((app, count) -> {
                long counted = count.getAndSet(0);
                if (counted > 0) {
                    taken.put(app, counted);
                }
            });
            return taken;
        }
    }
}

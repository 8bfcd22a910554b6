package dev.grantway.platform.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Who waits until the reader is at the end that the topic has now. Those who ask before the next look share it; those
 * who ask later get a later one, for the end may have moved.
 */
final class PresentEnds {
    private final AtomicReference<@Nullable CompletableFuture<Void>> asked = new AtomicReference<>();
    /** Of the reading thread alone. */
    private final List<Awaited> awaited = new ArrayList<>();

    private record Awaited(CompletableFuture<Void> reached, Map<TopicPartition, Long> ends) {
        boolean isReached(ToLongFunction<TopicPartition> position) {
            return ends.entrySet().stream().allMatch(end -> position.applyAsLong(end.getKey()) >= end.getValue());
        }
    }

    CompletableFuture<Void> ask() {
        var mine = new CompletableFuture<Void>();
        var others = asked.compareAndExchange(null, mine);
        return others == null ? mine : others;
    }

    static boolean await(CompletableFuture<Void> reached, Duration atMost) {
        try {
            var _ = reached.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isAsked() {
        return asked.get() != null;
    }

    boolean isAwaited() {
        return !awaited.isEmpty();
    }

    /** The ends, looked up after everyone so far had asked. */
    void lookedUp(Map<TopicPartition, Long> ends) {
        var present = asked.getAndSet(null);
        if (present != null) {
            awaited.add(new Awaited(present, Map.copyOf(ends)));
        }
    }

    /** Tells those whose end is reached; whether there was one. */
    boolean reached(ToLongFunction<TopicPartition> position) {
        var reached =
                awaited.stream().filter(waiting -> waiting.isReached(position)).toList();
        awaited.removeAll(reached);
        reached.forEach(waiting -> waiting.reached().complete(null));
        return !reached.isEmpty();
    }
}

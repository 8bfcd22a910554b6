package dev.grantway.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took, each time. */
final class Times {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long taken) {
        nanos.add(taken);
    }

    void time(Timed work) throws IOException, InterruptedException {
        long began = System.nanoTime();
        work.run();
        add(System.nanoTime() - began);
    }

    int count() {
        return nanos.size();
    }

    /** As results under names that begin with the given one. */
    void print(String name) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return;
        }
        Results.of(name + "_n", sorted.length);
        Results.of(name + "_p50", millis(sorted, 0.5));
        Results.of(name + "_p99", millis(sorted, 0.99));
        Results.of(name + "_max", Arrays.stream(sorted).max().orElseThrow() / 1e6);
    }

    private static double millis(long[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
    }

    /** Something that takes time. */
    @FunctionalInterface
    interface Timed {
        void run() throws IOException, InterruptedException;
    }
}

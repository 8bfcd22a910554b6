package dev.grantway.token.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that start together at a barrier, each a random moment later; a sleep would be too coarse. */
final class Race implements AutoCloseable {
    private final Random random = new Random(20261123);
    private final ExecutorService threads;
    private final long longestHeadStartNanos;

    Race(int runners, long longestHeadStartNanos) {
        this.threads = Executors.newFixedThreadPool(runners);
        this.longestHeadStartNanos = longestHeadStartNanos;
    }

    /** What each came to, in their order. */
    <T> List<T> run(List<? extends Callable<? extends T>> runners) throws Exception {
        var start = new CyclicBarrier(runners.size());
        var running = new ArrayList<Future<? extends T>>();
        for (var runner : runners) {
            long headStart = random.nextLong(longestHeadStartNanos);
            running.add(threads.submit(() -> {
                start.await();
                long until = System.nanoTime() + headStart;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                return runner.call();
            }));
        }
        var results = new ArrayList<T>();
        for (var runner : running) {
            results.add(runner.get());
        }
        return results;
    }

    @Override
    public void close() {
        threads.close();
    }
}

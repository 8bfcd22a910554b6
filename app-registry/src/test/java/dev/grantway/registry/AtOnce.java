package dev.grantway.registry;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Does the same several times at one moment. */
public final class AtOnce {
    private AtOnce() {}

    public static <T> List<T> run(int times, Callable<T> act) {
        return run(IntStream.range(0, times).mapToObj(_ -> act).toList());
    }

    public static <T> List<T> run(List<Callable<T>> acts) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var answers = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            start.countDown();
            return answers.stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (ExecutionException | InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }
}

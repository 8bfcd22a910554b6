package dev.grantway.install.installation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes in many pieces of news by few transactions, some beside each other: at hundreds of installs a second what costs is
 * the waiting, for commits and for each statement's answer.
 *
 * <p>A transaction holds the rows of all of its news until it ends, so there are not many in one.
 */
@Singleton
class NewsBatches {
    static final int SIZE = 25;
    static final int LANES = 4;

    private static final Logger LOG = Logger.getLogger(NewsBatches.class);

    /**
     * A piece of news.
     *
     * @param key what it is about; news of one key are taken in one after the other
     * @param step takes it in, and may be run again
     */
    record News(String key, Runnable step) {
        private int lane() {
            return Math.floorMod(key.hashCode(), LANES);
        }
    }

    /** Takes all in, or throws what one of them met; what was committed before that stays. */
    void takeIn(List<News> all) throws InterruptedException {
        var lanes = all.stream()
                .collect(Collectors.groupingBy(
                        News::lane, Collectors.mapping(News::step, Collectors.toUnmodifiableList())))
                .values();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    threads.invokeAll(lanes.stream().map(NewsBatches::task).toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("news of grants could not be taken in", e.getCause());
        }
    }

    private static Callable<Boolean> task(List<Runnable> steps) {
        return () -> {
            for (int from = 0; from < steps.size(); from += SIZE) {
                takeInTogether(steps.subList(from, Math.min(from + SIZE, steps.size())));
            }
            return true;
        };
    }

    private static void takeInTogether(List<Runnable> steps) {
        try {
            QuarkusTransaction.requiringNew().run(() -> steps.forEach(Runnable::run));
        } catch (RuntimeException e) { // one that cannot be taken in must not undo those before it
            LOG.debugf("%d steps are taken one by one: %s", steps.size(), e.toString());
            steps.forEach(step -> QuarkusTransaction.requiringNew().run(step));
        }
    }
}

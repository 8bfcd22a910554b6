package dev.grantway.webhook.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes retries durable, those that come at the same time together; whoever hands them over does not wait. */
final class RetryWriter {
    private static final Logger LOG = Logger.getLogger(RetryWriter.class);
    private static final int MOST_TOGETHER = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Its length is bounded by what may be open at once in the lanes. */
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("webhook-retry-writer").daemon().unstarted(this::run);
    private final Step step;

    /** Makes some retries durable; it may fail for now. */
    interface Step {
        void keep(List<ScheduledRetry> retries) throws InterruptedException;
    }

    private record Pending(ScheduledRetry retry, Runnable kept) {}

    RetryWriter(Step step) {
        this.step = step;
        thread.start();
    }

    void write(ScheduledRetry retry, Runnable kept) {
        queue.add(new Pending(retry, kept));
    }

    private void run() {
        var together = new ArrayList<Pending>(MOST_TOGETHER);
        try {
            while (isRunning()) {
                var first = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    together.add(first);
                    queue.drainTo(together, MOST_TOGETHER - 1);
                    keep(together);
                    together.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has to become durable is not passed over. */
    private void keep(List<Pending> together) throws InterruptedException {
        for (var pause = FIRST_PAUSE; !isKept(together); pause = longer(pause)) {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean isKept(List<Pending> together) throws InterruptedException {
        try {
            step.keep(together.stream().map(Pending::retry).toList());
            together.forEach(pending -> pending.kept().run());
            return true;
        } catch (IllegalArgumentException e) { // of one of them, and for ever: it must not hold the others up
            return keepEach(together, e);
        } catch (RuntimeException | Error e) { // nobody would start this thread again
            LOG.warnf("retries are not durable for now, trying again: %s", e.toString());
            return false;
        }
    }

    private boolean keepEach(List<Pending> together, IllegalArgumentException fault) throws InterruptedException {
        if (together.size() > 1) {
            for (var pending : together) {
                keep(List.of(pending));
            }
        } else {
            LOG.errorf(fault, "a retry is no JSON and is given up");
            together.getFirst().kept().run();
        }
        return true;
    }

    private static Duration longer(Duration pause) {
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    void close() throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(2));
    }
}

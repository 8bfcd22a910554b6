package dev.grantway.webhook.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Repeats a step until it succeeds: what has to become durable is not passed over. */
@Singleton
class Persistence {
    private static final Logger LOG = Logger.getLogger(Persistence.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Something that may fail for now. */
    @FunctionalInterface
    interface Step {
        void take() throws InterruptedException;
    }

    /**
     * Returns once the step has succeeded.
     *
     * @throws InterruptedException when the service stops first; the work is then not done
     */
    void untilTaken(String what, Step step) throws InterruptedException {
        for (var pause = FIRST_PAUSE; !isTaken(what, step); pause = longer(pause)) {
            Thread.sleep(pause);
        }
    }

    private static boolean isTaken(String what, Step step) throws InterruptedException {
        try {
            step.take();
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("%s is not possible for now, trying again: %s", what, e.toString());
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        return pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }
}

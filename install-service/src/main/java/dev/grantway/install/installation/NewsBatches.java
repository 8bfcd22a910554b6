package dev.grantway.install.installation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes in many pieces of news by few transactions: at hundreds of installs a second the commits are what costs.
 *
 * <p>A transaction holds the rows of all of its news until it ends, so there are not many in one.
 */
@Singleton
class NewsBatches {
    static final int SIZE = 50;

    private static final Logger LOG = Logger.getLogger(NewsBatches.class);

    /** Runs the steps in order; each is safe to run again. What was committed before one that throws stays. */
    void takeIn(List<Runnable> steps) {
        for (int from = 0; from < steps.size(); from += SIZE) {
            takeInTogether(steps.subList(from, Math.min(from + SIZE, steps.size())));
        }
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

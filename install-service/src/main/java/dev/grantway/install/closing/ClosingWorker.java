package dev.grantway.install.closing;

import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import dev.grantway.install.settings.InstallConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Goes from installation to installation until all are as their app or account wants it. A pod has one job at a time, and a job
 * one pod; whoever takes it up after a crash goes on behind the last installation that was done.
 */
@Singleton
class ClosingWorker {
    private static final Logger LOG = Logger.getLogger(ClosingWorker.class);

    /** So few that no job waits long for a larger one. */
    private static final int AT_ONCE = 50;

    private final UUID holder = UUID.randomUUID();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("closing-worker").factory());
    private final ClosingStore store;
    private final RemainingStore remaining;
    private final ClosingActs acts;
    private final Erasure erasure;
    private final ClosingMeters meters;
    private final InstallConfig.Closing config;

    ClosingWorker(
            ClosingStore store,
            RemainingStore remaining,
            ClosingActs acts,
            Erasure erasure,
            ClosingMeters meters,
            InstallConfig config) {
        this.store = store;
        this.remaining = remaining;
        this.acts = acts;
        this.erasure = erasure;
        this.meters = meters;
        this.config = config.closing();
    }

    void start(@Observes StartupEvent event) {
        long everyMillis = config.every().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::workSafely, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdown();
    }

    /** Works on what is due, turn by turn, until nothing is. */
    void work() {
        var job = store.claim(holder, config.lease());
        while (job.isPresent()) {
            turn(job.get());
            job = timer.isShutdown() ? Optional.empty() : store.claim(holder, config.lease());
        }
        meters.look();
    }

    private void turn(Closing claimed) {
        Optional<Closing> job = claimed.isAtBeginning()
                ? store.beginPass(claimed, holder, remaining.count(claimed))
                : Optional.of(claimed);
        var next = job.map(begun -> remaining.next(begun, AT_ONCE)).orElse(List.of());
        for (String id : next) {
            if (job.isEmpty() || timer.isShutdown()) {
                break;
            }
            job = step(job.get(), id);
        }
        job.ifPresent(reached -> end(reached, next.size()));
    }

    /** One installation; empty when the job is not ours any more, or waits. */
    private Optional<Closing> step(Closing job, String id) {
        boolean done;
        try {
            done = acts.act(job, holder, id);
            if (!done) {
                store.release(job, holder, config.retry());
                return Optional.empty();
            }
        } catch (RuntimeException e) { // the others must not wait for it
            LOG.warnf(e, "%s of %s %d: %s could not be done now", job.act(), job.kind(), job.subjectId(), id);
            done = false;
        }
        meters.count(job.act(), done);
        return store.move(job, holder, id, done, config.lease());
    }

    private void end(Closing job, int found) {
        if (found == AT_ONCE || timer.isShutdown()) {
            store.release(job, holder, Duration.ZERO);
        } else if (job.failed() > 0 || remaining.count(job) > 0) { // some came to be so behind the pass
            store.nextPass(job, holder, config.retry());
        } else {
            finish(job);
        }
    }

    private void finish(Closing job) {
        if (job.act() == Act.ERASE && job.kind() == Kind.ACCOUNT) {
            erasure.eraseAccount(job.subjectId());
        }
        if (store.finish(job, holder)) {
            LOG.infof("%s of %s %d is done", job.act(), job.kind(), job.subjectId());
        }
    }

    private void workSafely() {
        try {
            work();
        } catch (RuntimeException e) { // the timer would never tick again; the job comes back when the lease is over
            LOG.warn("closings could not go on now", e);
        }
    }
}

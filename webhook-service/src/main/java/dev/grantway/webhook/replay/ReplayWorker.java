package dev.grantway.webhook.replay;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.webhook.catalog.InstallationCatalog;
import dev.grantway.webhook.deadletter.LetterPlace;
import dev.grantway.webhook.deadletter.Letters;
import dev.grantway.webhook.deadletter.Letters.Letter;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works replays off, a step at a time: some letters are handed to the senders, and then it is kept that they were. A crash between
 * sends a step again.
 */
@Singleton
class ReplayWorker {
    private static final Logger LOG = Logger.getLogger(ReplayWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Longer than the letters that it sent. */
    private static final Duration KEPT = Duration.ofDays(31);

    private static final long PAUSE_MILLIS = 500;
    private static final int LETTERS = 200;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-replays").factory());
    private final ReplayStore store;
    private final Letters letters;
    private final InstallationCatalog installations;
    private final RecordPublisher publisher;
    private final RoleConfig roles;
    private final Clock clock;

    ReplayWorker(
            ReplayStore store,
            Letters letters,
            InstallationCatalog installations,
            RecordPublisher publisher,
            RoleConfig roles,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.installations = installations;
        this.publisher = publisher;
        this.roles = roles;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.RETRIES)) {
            var _ = thread.scheduleWithFixedDelay(this::work, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            var _ = thread.scheduleWithFixedDelay(this::dropOld, 2, 60, TimeUnit.MINUTES);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.close(); // a step that has begun is finished
    }

    private void work() {
        try {
            var now = clock.instant();
            var claimed = store.claim(now, now.plus(LEASE));
            if (claimed.isPresent()) {
                step(claimed.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) { // it would end the schedule; the lease runs out and the step comes again
            LOG.warnf("a replay has to wait: %s", e.toString());
        }
    }

    private void dropOld() {
        try {
            store.dropAskedBefore(clock.instant().minus(KEPT));
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.warnf("old replays are dropped later: %s", e.toString());
        }
    }

    private void step(ReplayStore.Progress progress) throws InterruptedException {
        var replay = progress.replay();
        var some = letters.next(
                replay.appId(), replay.id(), progress.cursor(), replay.until(), replay.webhookId(), LETTERS);
        var sent = new ArrayList<LetterPlace>();
        var records = new ArrayList<OutgoingRecord>();
        var webhooks = new HashSet<String>(); // one that was given up twice is sent once
        for (var letter : some) {
            letter.batch().filter(this::mayBeSent).ifPresent(batch -> {
                sent.add(letter.place());
                if (webhooks.add(batch.webhookId())) {
                    records.add(OutgoingRecord.of(batch.replayedBy(replay.id().toString())));
                }
            });
        }
        publisher.publish(records);
        keep(replay.id(), some, sent, progress.cursor());
    }

    private void keep(UUID replay, List<Letter> some, List<LetterPlace> sent, LetterPlace cursor) {
        var last = some.isEmpty() ? cursor : some.getLast().place();
        var step = new ReplayStore.Step(cursor, last, sent.size(), some.size() - sent.size(), some.size() < LETTERS);
        QuarkusTransaction.requiringNew().run(() -> {
            letters.mark(replay, sent);
            store.advance(replay, step, clock.instant());
        });
    }

    /** The sender looks again; this is to say at once what cannot be. */
    private boolean mayBeSent(DeliveryBatch batch) {
        if (batch.kind().isLifecycle()) {
            return true;
        }
        return installations
                .find(batch.installationId())
                .filter(found ->
                        found.status() == InstallationStatus.ACTIVE && found.generation() == batch.generation())
                .isPresent();
    }
}

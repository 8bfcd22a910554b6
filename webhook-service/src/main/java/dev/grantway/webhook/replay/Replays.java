package dev.grantway.webhook.replay;

import dev.grantway.webhook.deadletter.Letters;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins, shows and ends replays; one of an app at a time. */
@Singleton
public class Replays {
    /** Letters are kept no longer. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final ReplayStore store;
    private final Letters letters;
    private final Clock clock;

    Replays(ReplayStore store, Letters letters, Clock clock) {
        this.store = store;
        this.letters = letters;
        this.clock = clock;
    }

    /** Sends one webhook once more. */
    public StartOutcome ofWebhook(int appId, String webhookId, int askedBy) {
        var now = clock.instant();
        return start(appId, Optional.of(webhookId), now.minus(LONGEST), now, askedBy);
    }

    /** Sends once more what was given up within a time and was not sent once more before. */
    public StartOutcome ofTime(int appId, Instant from, Instant until, int askedBy) {
        var now = clock.instant();
        var oldest = now.minus(LONGEST);
        return start(
                appId,
                Optional.empty(),
                from.isBefore(oldest) ? oldest : from,
                until.isAfter(now) ? now : until, // what is given up from now on was not asked for
                askedBy);
    }

    private StartOutcome start(int appId, Optional<String> webhookId, Instant from, Instant until, int askedBy) {
        var running = store.findRunning(appId);
        if (running.isPresent()) {
            return new StartOutcome.Busy(running.get());
        }
        int planned = letters.count(appId, from, until, webhookId);
        if (planned == 0) {
            return new StartOutcome.Nothing();
        }
        var replay = new Replay(
                UUID.randomUUID(),
                appId,
                webhookId,
                from,
                until,
                Replay.State.RUNNING,
                planned,
                0,
                0,
                clock.instant(),
                Optional.empty());
        if (store.add(replay, askedBy)) {
            return new StartOutcome.Started(replay);
        }
        return store.findRunning(appId) // of two at once, one is later; the other may have ended since
                .<StartOutcome>map(StartOutcome.Busy::new)
                .orElseGet(() -> start(appId, webhookId, from, until, askedBy));
    }

    /** The last ones, newest first. */
    public List<Replay> listOf(int appId, int atMost) {
        return store.listOf(appId, atMost);
    }

    /** One of an app. */
    public Optional<Replay> find(int appId, UUID id) {
        return store.find(id).filter(replay -> replay.appId() == appId);
    }

    /** Ends it within seconds: what of it waits still is not sent, also where all of it was handed over. */
    public void cancel(int appId, UUID id) {
        store.cancel(appId, id, clock.instant());
    }
}

package dev.grantway.webhook.delivery;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.GaveUp;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import dev.grantway.webhook.retry.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes an outcome durable: the retry or the dead letter first, then the line of the log. */
@Singleton
class Settlement {
    private final Retries retries;
    private final DeadLetters deadLetters;
    private final RecordPublisher publisher;
    private final Persistence persistence;
    private final MeterRegistry metrics;
    private final Clock clock;

    Settlement(
            Retries retries,
            DeadLetters deadLetters,
            RecordPublisher publisher,
            Persistence persistence,
            MeterRegistry metrics,
            Clock clock) {
        this.retries = retries;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.persistence = persistence;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns once nothing of it can be lost. */
    void settle(DeliveryBatch batch, DeliveryOutcome outcome, Attempt attempt) throws InterruptedException {
        switch (outcome) {
            case Delivered() -> {}
            case RetryAt retry -> schedule(batch.failedAt(clock.instant()), retry.at());
            case GaveUp(String failure) -> giveUp(batch, failure);
        }
        var line = new OutgoingRecord(Topic.DELIVERY_ATTEMPTS, batch.endpoint(), attempt);
        persistence.untilTaken("logging an attempt", () -> publisher.publish(List.of(line)));
        metrics.counter("grantway_delivery_attempts", "outcome", attempt.outcome())
                .increment();
    }

    /** Puts a batch off that there is no room for, or about which nothing is known for now. */
    void postpone(DeliveryBatch batch) throws InterruptedException {
        persistence.untilTaken("postponing a delivery", () -> retries.postpone(batch));
    }

    /** Keeps a batch until its installation is resumed, and looks now and then whether it is. */
    void holdWhileSuspended(DeliveryBatch batch) throws InterruptedException {
        persistence.untilTaken("keeping a delivery during a suspension", () -> retries.holdWhileSuspended(batch));
    }

    private void schedule(DeliveryBatch next, Instant at) throws InterruptedException {
        persistence.untilTaken("storing a retry", () -> retries.schedule(next, at));
    }

    private void giveUp(DeliveryBatch batch, String failure) throws InterruptedException {
        var letter = deadLetters.givenUp(batch, "The last attempt failed as well: " + failure + ".");
        persistence.untilTaken("giving a delivery up", () -> publisher.publish(List.of(letter)));
    }
}

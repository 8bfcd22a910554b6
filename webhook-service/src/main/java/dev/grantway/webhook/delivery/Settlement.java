package dev.grantway.webhook.delivery;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.GaveUp;
import dev.grantway.webhook.delivery.DeliveryOutcome.Gone410;
import dev.grantway.webhook.delivery.DeliveryOutcome.Refused;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import dev.grantway.webhook.retry.Retries;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes an outcome durable: the retry or the dead letter first, then the line of the log. It never waits, and never passes
 * over what cannot be made durable for now.
 */
@Singleton
class Settlement {
    private final Retries retries;
    private final DeadLetters deadLetters;
    private final RecordPublisher publisher;
    private final Clock clock;
    private final Counter delivered;
    private final Counter deliveredEvents;
    private final Counter retried;
    private final Counter givenUp;
    private final Counter dropped;
    private final Counter postponed;

    Settlement(
            Retries retries, DeadLetters deadLetters, RecordPublisher publisher, MeterRegistry metrics, Clock clock) {
        this.retries = retries;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.clock = clock;
        this.delivered = metrics.counter("grantway_delivery_attempts", "outcome", "delivered");
        this.deliveredEvents = metrics.counter("grantway_delivered_events");
        this.retried = metrics.counter("grantway_delivery_attempts", "outcome", "retry");
        this.givenUp = metrics.counter("grantway_delivery_attempts", "outcome", "gave_up");
        this.dropped = metrics.counter("grantway_deliveries_dropped");
        this.postponed = metrics.counter("grantway_deliveries_postponed");
    }

    /** Tells once nothing of it can be lost. */
    void settle(DeliveryBatch batch, DeliveryOutcome outcome, Attempt attempt, SendObserver observer) {
        switch (outcome) {
            case Delivered() -> {
                delivered.increment();
                deliveredEvents.increment(batch.deliveries().size());
                log(batch, attempt, observer);
            }
            case RetryAt retry -> {
                retried.increment();
                retries.schedule(batch.failedAt(clock.instant()), retry.at(), () -> log(batch, attempt, observer));
            }
            case GaveUp _, Refused _, Gone410 _
            when batch.kind() == DeliveryBatch.Kind.TEST -> log(batch, attempt, observer);
            case GaveUp(String failure) ->
                giveUp(
                        deadLetters.givenUp(batch, "The last attempt failed as well: " + failure + "."),
                        batch,
                        attempt,
                        observer);
            case Refused(int status) -> giveUp(deadLetters.refused(batch, status), batch, attempt, observer);
            case Gone410() -> giveUp(deadLetters.turnedOff(batch, 1), batch, attempt, observer);
        }
    }

    private void giveUp(OutgoingRecord letter, DeliveryBatch batch, Attempt attempt, SendObserver observer) {
        givenUp.increment();
        publisher.publish(letter, () -> log(batch, attempt, observer));
    }

    /** What may not be sent because deliveries are turned off; its developers can have it sent once more. */
    void giveUpTurnedOff(DeliveryBatch batch, SendObserver observer) {
        if (batch.kind() == DeliveryBatch.Kind.TEST) {
            drop(observer);
        } else {
            givenUp.increment();
            publisher.publish(deadLetters.turnedOff(batch, 0), observer::settled);
        }
    }

    /** Puts a batch off that there is no room for, or about which nothing is known for now. */
    void postpone(DeliveryBatch batch, SendObserver observer) {
        postponed.increment();
        retries.postpone(batch, observer::settled);
    }

    /** Puts a batch off for as long as its endpoint gets nothing. */
    void postpone(DeliveryBatch batch, Duration wait, SendObserver observer) {
        postponed.increment();
        retries.postpone(batch, wait, observer::settled);
    }

    /** Keeps a batch until its installation is resumed, and looks now and then whether it is. */
    void holdWhileSuspended(DeliveryBatch batch, SendObserver observer) {
        retries.holdWhileSuspended(batch, observer::settled);
    }

    /** Nothing is to be kept of what may not be sent any more. */
    void drop(SendObserver observer) {
        dropped.increment();
        observer.settled();
    }

    private void log(DeliveryBatch batch, Attempt attempt, SendObserver observer) {
        publisher.publish(new OutgoingRecord(Topic.DELIVERY_ATTEMPTS, batch.endpoint(), attempt), observer::settled);
    }
}

package dev.grantway.webhook.delivery;

import java.time.Instant;

/** What an attempt means for its delivery. */
sealed interface DeliveryOutcome {
    /** The endpoint has it. */
    record Delivered() implements DeliveryOutcome {}

    /** It failed, and there is a next attempt. */
    record RetryAt(Instant at, String failure) implements DeliveryOutcome {}

    /** It failed, and there is no attempt left. */
    record GaveUp(String failure) implements DeliveryOutcome {}
}

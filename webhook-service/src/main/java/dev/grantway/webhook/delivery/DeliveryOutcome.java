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

    /** It failed with an answer after which its app wants no further attempt. */
    record Refused(int status) implements DeliveryOutcome {}

    /** The endpoint says that it is gone, and its app wants nothing more to be sent then. */
    record Gone410() implements DeliveryOutcome {}
}

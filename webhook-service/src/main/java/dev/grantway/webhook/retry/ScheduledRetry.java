package dev.grantway.webhook.retry;

import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.time.Instant;

/**
 * A batch that waits for its time.
 *
 * @param postponed whether there was no room for it, rather than a failure
 */
record ScheduledRetry(DeliveryBatch batch, Instant dueAt, boolean postponed) {}

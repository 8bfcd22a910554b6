package dev.grantway.webhook.outgoing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request carries: deliveries of one app and one installation.
 *
 * @param webhookId its identity at the receiver, the same at each attempt
 * @param slot the part of the endpoint that it belongs to
 * @param attempt 0 for the first one
 * @param fixed whether its content may no longer change, because it may have been seen
 * @param firstFailedAt absent before the first failure
 */
public record DeliveryBatch(
        String webhookId,
        int appId,
        int slot,
        int accountId,
        String installationId,
        int generation,
        int attempt,
        boolean fixed,
        @Nullable Instant firstFailedAt,
        List<Delivery> deliveries) {
    public DeliveryBatch {
        deliveries = List.copyOf(deliveries);
    }

    /** Where it goes, and the record key: everything for one endpoint's slot is one worker's. */
    public String endpoint() {
        return appId + "-" + slot;
    }

    /** The same content for a later try that is the same attempt still. */
    public DeliveryBatch postponed() {
        return new DeliveryBatch(
                webhookId,
                appId,
                slot,
                accountId,
                installationId,
                generation,
                attempt,
                true,
                firstFailedAt,
                deliveries);
    }

    /** The same content for the next attempt. */
    public DeliveryBatch failedAt(Instant now) {
        return new DeliveryBatch(
                webhookId,
                appId,
                slot,
                accountId,
                installationId,
                generation,
                attempt + 1,
                true,
                firstFailedAt == null ? now : firstFailedAt,
                deliveries);
    }
}

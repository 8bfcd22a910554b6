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
 * @param kind what is told; events of the product where a record lacks it
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
        List<Delivery> deliveries,
        Kind kind) {
    public DeliveryBatch {
        deliveries = List.copyOf(deliveries);
        kind = Kind.of(kind);
    }

    /** Events of the product. */
    public DeliveryBatch(
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
        this(
                webhookId,
                appId,
                slot,
                accountId,
                installationId,
                generation,
                attempt,
                fixed,
                firstFailedAt,
                deliveries,
                Kind.EVENTS);
    }

    /** What a batch tells an app of; it decides the form, the signatures and when it is too late. */
    public enum Kind {
        /** Events of the product, for as long as the installation is active. */
        EVENTS,
        /** A change of the installation itself, for as long as it is open; while it is suspended it waits. */
        LIFECYCLE,
        /** The end of an installation, of which the app is told although it is closed. */
        LIFECYCLE_END;

        public boolean isLifecycle() {
            return this != EVENTS;
        }

        private static Kind of(@Nullable Kind read) {
            return read == null ? EVENTS : read;
        }
    }

    /** Where it goes, and the record key: everything for one endpoint's slot is one worker's. */
    public String endpoint() {
        return appId + "-" + slot;
    }

    /** First attempts of the same installation in one request. */
    public DeliveryBatch joined(String joinedId, List<Delivery> joined) {
        return new DeliveryBatch(
                joinedId,
                appId,
                slot,
                accountId,
                installationId,
                generation,
                attempt,
                fixed,
                firstFailedAt,
                joined,
                kind);
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
                deliveries,
                kind);
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
                deliveries,
                kind);
    }
}

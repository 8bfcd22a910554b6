package dev.grantway.webhook.outgoing;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param bulk whether it waits until there is nothing newer for its endpoint; not where a record lacks it
 * @param replayId of the replay that sends it once more; absent otherwise
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
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean bulk,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String replayId) {
    /** The slot that every endpoint has; pushes and tests are in it always. */
    public static final int FIRST_SLOT = 0;

    public DeliveryBatch {
        deliveries = List.copyOf(deliveries);
        kind = Kind.of(kind);
    }

    /** What is sent as soon as may be. */
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
            List<Delivery> deliveries,
            Kind kind) {
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
                kind,
                false,
                null);
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
        LIFECYCLE_END,
        /** An example that a developer asked for, of no installation. */
        TEST;

        public boolean isLifecycle() {
            return this == LIFECYCLE || this == LIFECYCLE_END;
        }

        private static Kind of(@Nullable Kind read) {
            return read == null ? EVENTS : read;
        }
    }

    /** Where it goes, and the record key: everything for one endpoint's slot is one worker's. */
    public String endpoint() {
        return endpointOf(appId, slot);
    }

    /** The name of a slot of an app's endpoint. */
    public static String endpointOf(int appId, int slot) {
        return appId + "-" + slot;
    }

    /** First attempts of the same installation in one request. */
    public DeliveryBatch joined(String joinedId, List<Delivery> joined) {
        return with(joinedId, attempt, fixed, firstFailedAt, joined, bulk);
    }

    /**
     * The same content for a later try that is the same attempt still. What was never tried may be joined with others then; what
     * tells of an installation keeps its road, for it is not many.
     */
    public DeliveryBatch postponed() {
        boolean tried = fixed || kind.isLifecycle();
        return with(webhookId, attempt, tried, firstFailedAt, deliveries, !kind.isLifecycle());
    }

    /** The same content for the next attempt; what is sent once more stays behind what is new. */
    public DeliveryBatch failedAt(Instant now) {
        return with(
                webhookId,
                attempt + 1,
                true,
                firstFailedAt == null ? now : firstFailedAt,
                deliveries,
                replayId != null);
    }

    /** The same content once more, with attempts counted from the first again. */
    public DeliveryBatch replayedBy(String replay) {
        return new DeliveryBatch(
                webhookId,
                appId,
                slot,
                accountId,
                installationId,
                generation,
                0,
                true,
                null,
                deliveries,
                kind,
                true,
                replay);
    }

    /** The same in another slot of its endpoint. */
    public DeliveryBatch inSlot(int other) {
        return new DeliveryBatch(
                webhookId,
                appId,
                other,
                accountId,
                installationId,
                generation,
                attempt,
                fixed,
                firstFailedAt,
                deliveries,
                kind,
                bulk,
                replayId);
    }

    /** What besides an event brought it about: {@code test}, or {@code replay:} and the replay's id; absent otherwise. */
    public @Nullable String origin() {
        if (kind == Kind.TEST) {
            return "test";
        }
        return replayId == null ? null : "replay:" + replayId;
    }

    private DeliveryBatch with(
            String newId,
            int newAttempt,
            boolean newFixed,
            @Nullable Instant newFirstFailedAt,
            List<Delivery> newDeliveries,
            boolean newBulk) {
        return new DeliveryBatch(
                newId,
                appId,
                slot,
                accountId,
                installationId,
                generation,
                newAttempt,
                newFixed,
                newFirstFailedAt,
                newDeliveries,
                kind,
                newBulk,
                replayId);
    }
}

package dev.grantway.webhook.outgoing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was given up.
 *
 * @param reason one word for programs: {@code malformed}, {@code too_large}, {@code unknown_event_type},
 *     {@code attempts_used_up}, {@code final_status}, {@code turned_off}, {@code fault}
 * @param detail one sentence for people; holds nothing of the content
 * @param origin the record that could not be read; absent for a delivery
 * @param delivery the delivery that was given up; absent for an unreadable record
 * @param sealedContent what it was, sealed and in base64; absent when it was too large to keep
 */
public record DeadLetter(
        String reason,
        String detail,
        Instant givenUpAt,
        @Nullable Origin origin,
        @Nullable State delivery,
        @Nullable String sealedContent) {

    /** A place in a topic. */
    public record Origin(
            String topic,
            int partition,
            long offset,
            @Nullable String key) {}

    /** How far a delivery came; {@code attempts} counts those that were made. */
    public record State(
            String webhookId,
            int appId,
            int accountId,
            String installationId,
            int generation,
            int attempts,
            @Nullable Instant firstFailedAt,
            List<String> deliveryIds,
            List<String> eventTypes) {
        static State of(DeliveryBatch batch, int attempts) {
            return new State(
                    batch.webhookId(),
                    batch.appId(),
                    batch.accountId(),
                    batch.installationId(),
                    batch.generation(),
                    attempts,
                    batch.firstFailedAt(),
                    batch.deliveries().stream().map(Delivery::id).toList(),
                    batch.deliveries().stream()
                            .map(Delivery::eventType)
                            .distinct()
                            .toList());
        }
    }
}

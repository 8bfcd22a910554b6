package dev.grantway.webhook.delivery;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.call.WebhookRequest;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.GaveUp;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryText;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the line of the log for an attempt. */
@Singleton
class AttemptLines {
    private final DeliveryText text;

    AttemptLines(DeliveryText text) {
        this.text = text;
    }

    /** A call that was made. */
    record Call(WebhookRequest request, Instant startedAt, Duration took, CallOutcome outcome) {}

    Attempt line(DeliveryBatch batch, Call call, DeliveryOutcome outcome) {
        var id = UUID.randomUUID();
        boolean delivered = outcome instanceof Delivered;
        var answer = call.outcome() instanceof Answered answered ? answered : null;
        return new Attempt(
                id,
                call.startedAt(),
                batch.webhookId(),
                batch.appId(),
                batch.accountId(),
                batch.installationId(),
                batch.generation(),
                batch.attempt(),
                word(outcome),
                failure(outcome),
                answer == null ? null : answer.status(),
                call.took().toMillis(),
                withoutQuery(call.request().target()),
                call.request().size(),
                answer == null ? 0 : answer.bytes(),
                batch.deliveries().stream().map(Delivery::eventType).distinct().toList(),
                batch.deliveries().stream().map(Delivery::eventId).toList(),
                batch.deliveries().stream().map(Delivery::id).toList(),
                outcome instanceof RetryAt retry ? retry.at() : null,
                delivered ? null : sealed(call.outcome(), id));
    }

    private String sealed(CallOutcome outcome, UUID id) {
        String told = switch (outcome) {
            case Answered answered -> answered.text();
            case Failed failed -> failed.detail();
        };
        return Base64.getEncoder().encodeToString(text.seal(told, Attempt.placeOf(id)));
    }

    private static String word(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Delivered() -> "delivered";
            case RetryAt _ -> "retry";
            case GaveUp _ -> "gave_up";
        };
    }

    private static @Nullable String failure(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Delivered() -> null;
            case RetryAt retry -> retry.failure();
            case GaveUp(String failure) -> failure;
        };
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}

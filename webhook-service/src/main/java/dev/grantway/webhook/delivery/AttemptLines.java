package dev.grantway.webhook.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.attempt.RequestText;
import dev.grantway.webhook.attempt.SampleConfig;
import dev.grantway.webhook.attempt.TextSample;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.call.WebhookRequest;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.GaveUp;
import dev.grantway.webhook.delivery.DeliveryOutcome.Gone410;
import dev.grantway.webhook.delivery.DeliveryOutcome.Refused;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryText;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the line of the log for an attempt. */
@Singleton
class AttemptLines {
    /** What names objects of the product in its events. */
    private static final List<String> OBJECT_FIELDS =
            List.of("objectId", "fromObjectId", "toObjectId", "primaryObjectId", "newObjectId");

    private static final int LONGEST_OBJECT_ID = 200;

    private final DeliveryText text;
    private final TextSample sample;

    AttemptLines(DeliveryText text, SampleConfig config) {
        this.text = text;
        this.sample = new TextSample(config.sampleOneIn());
    }

    /** A call that was made. */
    record Call(WebhookRequest request, Instant startedAt, Duration took, CallOutcome outcome) {}

    Attempt line(DeliveryBatch batch, Call call, DeliveryOutcome outcome) {
        var random = ThreadLocalRandom.current(); // it names a line and opens nothing
        var id = new UUID(random.nextLong(), random.nextLong());
        boolean kept = !(outcome instanceof Delivered) || sample.takes(id);
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
                eventTypes(batch),
                each(batch, Delivery::eventId),
                each(batch, Delivery::id),
                objectIds(batch),
                outcome instanceof RetryAt retry ? retry.at() : null,
                kept ? sealed(told(call.outcome()), Attempt.placeOf(id)) : null,
                kept ? sealed(sent(call.request()), Attempt.placeOfRequest(id)) : null,
                batch.origin());
    }

    private String sealed(String plain, String place) {
        return Base64.getEncoder().encodeToString(text.seal(plain, place));
    }

    private static String told(CallOutcome outcome) {
        return switch (outcome) {
            case Answered answered -> answered.text();
            case Failed failed -> failed.detail();
        };
    }

    private static String sent(WebhookRequest request) {
        return RequestText.of(request.target(), request.headers(), request.body())
                .text();
    }

    private static <T> List<T> each(DeliveryBatch batch, Function<Delivery, T> of) {
        var deliveries = batch.deliveries();
        return deliveries.size() == 1 // as most are; a stream costs more than all else here
                ? List.of(of.apply(deliveries.getFirst()))
                : deliveries.stream().map(of).toList();
    }

    private static List<String> eventTypes(DeliveryBatch batch) {
        return batch.deliveries().size() == 1
                ? List.of(batch.deliveries().getFirst().eventType())
                : batch.deliveries().stream()
                        .map(Delivery::eventType)
                        .distinct()
                        .toList();
    }

    private static List<String> objectIds(DeliveryBatch batch) {
        var found = new LinkedHashSet<String>();
        for (var delivery : batch.deliveries()) {
            for (String field : OBJECT_FIELDS) {
                JsonNode value = delivery.fields().get(field);
                if (value != null && (value.isTextual() || value.isIntegralNumber()) && isStorable(value.asText())) {
                    found.add(value.asText());
                }
            }
        }
        return List.copyOf(found);
    }

    /** A NUL cannot be stored, and would keep the lines beside it away. */
    private static boolean isStorable(String objectId) {
        return !objectId.isEmpty() && objectId.length() <= LONGEST_OBJECT_ID && objectId.indexOf('\0') < 0;
    }

    private static String word(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Delivered() -> Attempt.DELIVERED;
            case RetryAt _ -> Attempt.RETRY;
            case GaveUp _, Refused _, Gone410 _ -> Attempt.GAVE_UP;
        };
    }

    private static @Nullable String failure(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Delivered() -> null;
            case RetryAt retry -> retry.failure();
            case GaveUp(String failure) -> failure;
            case Refused _ -> Attempt.FINAL_STATUS;
            case Gone410 _ -> Attempt.GONE;
        };
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}

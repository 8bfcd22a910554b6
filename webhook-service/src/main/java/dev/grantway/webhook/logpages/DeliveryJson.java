package dev.grantway.webhook.logpages;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.signed.SignedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in our own API.
 *
 * @param attemptNumber 0 for the first one, as in the webhook
 * @param outcome {@code delivered}, {@code retry}, {@code gave_up}, or {@code cancelled} where there was no call any more
 * @param origin what besides an event brought it about: {@code test}, or {@code replay:} and the replay's id; absent otherwise
 */
record DeliveryJson(
        String webhookId,
        Instant startedAt,
        int appId,
        int accountId,
        String installationId,
        int attemptNumber,
        String outcome,
        @Nullable String failure,
        @Nullable Integer status,
        long durationMillis,
        List<String> eventTypes,
        List<Long> eventIds,
        List<String> deliveryIds,
        List<String> objectIds,
        @Nullable Instant nextAttemptAt,
        @Nullable String origin) {
    static DeliveryJson of(Attempt attempt) {
        return new DeliveryJson(
                attempt.webhookId(),
                attempt.startedAt(),
                attempt.appId(),
                attempt.accountId(),
                attempt.installationId(),
                attempt.attempt(),
                attempt.outcome(),
                attempt.failure(),
                attempt.status(),
                attempt.durationMillis(),
                attempt.eventTypes(),
                attempt.eventIds(),
                attempt.deliveryIds(),
                attempt.objectIds(),
                attempt.nextAttemptAt(),
                attempt.origin());
    }

    /**
     * Some attempts, newest first.
     *
     * @param next the value of {@code before} for the next ones; absent at the end
     * @param previous the value of {@code after} for those before; absent at the beginning
     */
    record Page(
            List<DeliveryJson> deliveries,
            @Nullable String next,
            @Nullable String previous) {}

    /** A webhook with all its attempts, the first one first. */
    record Webhook(String webhookId, List<Entry> attempts) {}

    /**
     * An attempt with its texts.
     *
     * @param request head and body as they were sent, up to 4 kB; absent when it is not kept
     * @param requestCut whether the body goes on
     * @param response what the endpoint said, or why it did not; absent when it is not kept
     */
    record Entry(
            DeliveryJson attempt,
            @Nullable String request,
            boolean requestCut,
            @Nullable String response,
            List<Signed> signatures) {}

    /**
     * What a signature is over.
     *
     * @param signed with {@code <secret>} in the place of a secret
     */
    record Signed(String scheme, String header, String signature, String signed) {
        static Signed of(SignedText text) {
            return new Signed(text.scheme().name(), text.header(), text.signature(), text.text());
        }
    }
}

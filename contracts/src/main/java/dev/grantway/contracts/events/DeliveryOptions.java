package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app wants its deliveries; custom headers are not among it, for they may be secret.
 *
 * @param asymmetric whether a signature that needs no shared secret ({@code v1a} of Standard Webhooks) stands beside the others
 * @param orderedByObject whether events of one object arrive in the order they happened, the next only when the one before is
 *     done with; no app can ask for it yet
 * @param http2 whether HTTP/2 is offered by ALPN where the target is HTTPS
 * @param requestsPerSecond how many requests may begin within a second, from 1 to 10,000; absent for no limit but that on
 *     requests in flight
 * @param disabledByGone whether the answer 410 ends deliveries until the developer turns them on again
 * @param heedsRetryAfter whether {@code Retry-After} of a 429 or 503 is heeded
 * @param finalStatuses answers from 400 to 499 after which a delivery is not tried again
 */
public record DeliveryOptions(
        WebhookFormat format,
        boolean asymmetric,
        boolean orderedByObject,
        boolean http2,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer requestsPerSecond,
        boolean disabledByGone,
        boolean heedsRetryAfter,
        List<Integer> finalStatuses) {
    /** As HubSpot delivers, and so what an app gets that asks for nothing. */
    public static final DeliveryOptions STANDARD =
            new DeliveryOptions(WebhookFormat.HUBSPOT, false, false, false, null, false, true, List.of());

    public DeliveryOptions {
        finalStatuses = List.copyOf(finalStatuses);
    }
}

package dev.grantway.registry.apps;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link DeliveryOptions} as columns of an app. */
@Embeddable
class DeliveryChoice {
    @Column(name = "delivery_format")
    @Enumerated(EnumType.STRING)
    WebhookFormat format;

    @Column(name = "delivery_asymmetric")
    boolean asymmetric;

    @Column(name = "delivery_ordered_by_object")
    boolean orderedByObject;

    @Column(name = "delivery_http2")
    boolean http2;

    @Column(name = "delivery_requests_per_second")
    @Nullable
    Integer requestsPerSecond;

    @Column(name = "delivery_disabled_by_gone")
    boolean disabledByGone;

    @Column(name = "delivery_heeds_retry_after")
    boolean heedsRetryAfter;

    @Column(name = "delivery_final_statuses")
    List<Integer> finalStatuses;

    /** For JPA. */
    DeliveryChoice() {}

    DeliveryChoice(DeliveryOptions options) {
        this.format = options.format();
        this.asymmetric = options.asymmetric();
        this.orderedByObject = options.orderedByObject();
        this.http2 = options.http2();
        this.requestsPerSecond = options.requestsPerSecond();
        this.disabledByGone = options.disabledByGone();
        this.heedsRetryAfter = options.heedsRetryAfter();
        this.finalStatuses = options.finalStatuses();
    }

    DeliveryOptions options() {
        return new DeliveryOptions(
                format,
                asymmetric,
                orderedByObject,
                http2,
                requestsPerSecond,
                disabledByGone,
                heedsRetryAfter,
                finalStatuses);
    }
}

package dev.grantway.webhook.health;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.webhook.charts.DeliverySlots;
import dev.grantway.webhook.endpoint.EndpointPauses;
import dev.grantway.webhook.endpoint.EndpointSwitch;
import dev.grantway.webhook.search.DeliverySearch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Finds out how endpoints are doing. */
@Singleton
public class EndpointChecks {
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final DeliverySlots slots;
    private final DeliverySearch search;
    private final WaitingStore waiting;
    private final EndpointPauses pauses;
    private final EndpointSwitch endpoints;
    private final Clock clock;

    EndpointChecks(
            DeliverySlots slots,
            DeliverySearch search,
            WaitingStore waiting,
            EndpointPauses pauses,
            EndpointSwitch endpoints,
            Clock clock) {
        this.slots = slots;
        this.search = search;
        this.waiting = waiting;
        this.pauses = pauses;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** The health of an app's endpoint, now. */
    public EndpointHealth healthOf(AppSnapshot app) {
        var last = slots.lastAttempts(app.appId());
        int most = EndpointHealth.MANY + 1;
        return new EndpointHealth(
                app.webhooks() != null,
                last.deliveredAt(),
                search.countFailed(
                        app.appId(), last.deliveredAt().orElse(clock.instant().minus(LOOKED_BACK)), most),
                last.deliveredInHour(),
                last.attemptsInHour(),
                waiting.find(app.appId(), most),
                pauses.find(app.appId()).filter(pause -> pause.until().isAfter(clock.instant())),
                endpoints.find(app));
    }
}

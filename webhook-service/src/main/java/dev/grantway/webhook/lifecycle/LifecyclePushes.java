package dev.grantway.webhook.lifecycle;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryBatch.Kind;
import dev.grantway.webhook.outgoing.DeliveryIds;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans the push of a fact, where its app asked for it: with an id that a repetition derives again. */
@Singleton
class LifecyclePushes {
    private static final int NO_SUBSCRIPTION = 0;

    private final AppCatalog apps;

    LifecyclePushes(AppCatalog apps) {
        this.apps = apps;
    }

    /** Waits until all is known that was said of apps before this call; false when that was not reached in time. */
    boolean seesThePresent(Duration atMost) {
        return apps.passesPresentEnd(atMost);
    }

    Optional<DeliveryBatch> plan(LifecycleFact fact) {
        return apps.find(fact.appId()).filter(app -> asksFor(fact.at(), app)).map(_ -> push(fact));
    }

    /** What happened before an app asked is not told, however late it is read: not when this service begins either. */
    static boolean asksFor(Instant at, AppSnapshot app) {
        var webhooks = app.webhooks();
        if (app.status() != AppStatus.ACTIVE || webhooks == null) {
            return false;
        }
        var since = webhooks.lifecycleEventsSince();
        return since != null && !at.isBefore(since);
    }

    private static DeliveryBatch push(LifecycleFact fact) {
        byte[] digest = DeliveryIds.digest(
                "lifecycle", fact.type(), fact.installationId(), Integer.toString(fact.generation()), fact.id());
        var delivery = new Delivery(
                DeliveryIds.textOf(digest),
                DeliveryIds.numberOf(digest),
                NO_SUBSCRIPTION,
                fact.type(),
                fact.at(),
                fact.data());
        return new DeliveryBatch(
                delivery.id(),
                fact.appId(),
                DeliveryBatch.FIRST_SLOT,
                fact.accountId(),
                fact.installationId(),
                fact.generation(),
                0,
                false,
                null,
                List.of(delivery),
                fact.ends() ? Kind.LIFECYCLE_END : Kind.LIFECYCLE);
    }
}

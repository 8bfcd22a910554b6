package dev.grantway.webhook.fanout;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppSubscription;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.catalog.EventTypeCatalog;
import dev.grantway.webhook.catalog.InstallationCatalog;
import dev.grantway.webhook.endpoint.EndpointSwitch;
import dev.grantway.webhook.event.ProductEvent;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryIds;
import dev.grantway.webhook.slot.EndpointSlots;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Plans who gets an event: one delivery per subscription, with ids that a repetition derives again. */
@Singleton
public class FanOut {
    private final InstallationCatalog installations;
    private final AppCatalog apps;
    private final EventTypeCatalog eventTypes;
    private final EndpointSlots slots;
    private final EndpointSwitch endpoints;

    FanOut(
            InstallationCatalog installations,
            AppCatalog apps,
            EventTypeCatalog eventTypes,
            EndpointSlots slots,
            EndpointSwitch endpoints) {
        this.installations = installations;
        this.apps = apps;
        this.eventTypes = eventTypes;
        this.slots = slots;
        this.endpoints = endpoints;
    }

    /**
     * Waits until the views know all that was published before this call: an event that was polled before is then
     * matched against every installation and app that were published before it. The event types may be seconds old.
     *
     * @return false when that was not reached in time; nothing may be matched then
     */
    public boolean seesThePresent(Duration atMost) {
        var appsAreSeen =
                CompletableFuture.supplyAsync(() -> apps.passesPresentEnd(atMost), Thread::startVirtualThread);
        boolean installationsAreSeen = installations.passesPresentEnd(atMost);
        return appsAreSeen.join() && installationsAreSeen && eventTypes.isRecent(atMost);
    }

    /** Whether the platform has such a type. */
    public boolean knows(ProductEvent event) {
        return eventTypes.findScope(event.type()).isPresent();
    }

    /** Whether an app wants the events of an object in the order they happened. */
    public boolean keepsOrder(int appId) {
        return apps.find(appId)
                .map(AppSnapshot::webhooks)
                .filter(webhooks -> webhooks.optionsOrStandard().orderedByObject())
                .isPresent();
    }

    /** The deliveries of an event to all apps that are installed in its account. */
    public List<DeliveryBatch> plan(ProductEvent event) {
        return installations.findByAccount(event.accountId()).stream()
                .flatMap(installation -> deliveries(event, installation))
                .toList();
    }

    /** The deliveries of an event to one installation. */
    public List<DeliveryBatch> planFor(ProductEvent event, InstallationSnapshot installation) {
        return deliveries(event, installation).toList();
    }

    private Stream<DeliveryBatch> deliveries(ProductEvent event, InstallationSnapshot installation) {
        return eventTypes.findScope(event.type()).stream()
                .flatMap(scope -> apps.find(installation.app().id()).filter(app -> !endpoints.isOff(app)).stream()
                        .flatMap(app -> deliveries(event, scope, installation, app)));
    }

    private Stream<DeliveryBatch> deliveries(
            ProductEvent event, String scope, InstallationSnapshot installation, AppSnapshot app) {
        return SubscriptionMatch.of(event, scope, installation, app).stream()
                .map(subscription ->
                        delivery(event, installation, subscription, slots.slotFor(app, event.accountId())));
    }

    private static DeliveryBatch delivery(
            ProductEvent event, InstallationSnapshot installation, AppSubscription subscription, int slot) {
        byte[] digest = DeliveryIds.digest(
                event.source(),
                event.id(),
                Integer.toString(subscription.id()),
                installation.installationId(),
                Integer.toString(installation.generation())); // what an ended one left open must not stand in its way
        var delivery = new Delivery(
                DeliveryIds.textOf(digest),
                DeliveryIds.numberOf(digest),
                subscription.id(),
                event.type(),
                event.occurredAt(),
                event.fields());
        return new DeliveryBatch(
                delivery.id(),
                installation.app().id(),
                slot,
                event.accountId(),
                installation.installationId(),
                installation.generation(),
                0,
                false,
                null,
                List.of(delivery));
    }
}

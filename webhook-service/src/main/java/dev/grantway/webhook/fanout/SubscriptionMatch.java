package dev.grantway.webhook.fanout;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppSubscription;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.webhook.event.ProductEvent;
import java.util.List;

/** Which subscriptions of an installed app an event meets: pure rules. */
final class SubscriptionMatch {
    private SubscriptionMatch() {}

    /**
     * The subscriptions to deliver the event for.
     *
     * @param scope what an installation needs to hear of this type of event
     */
    static List<AppSubscription> of(
            ProductEvent event, String scope, InstallationSnapshot installation, AppSnapshot app) {
        return mayHear(event, scope, installation) && isReachable(app)
                ? app.subscriptions().stream()
                        .filter(subscription -> wants(subscription, event))
                        .toList()
                : List.of();
    }

    private static boolean mayHear(ProductEvent event, String scope, InstallationSnapshot installation) {
        return installation.status() == InstallationStatus.ACTIVE
                && Integer.valueOf(event.accountId())
                        .equals(installation.account().id())
                && installation.scopes().contains(scope);
    }

    private static boolean isReachable(AppSnapshot app) {
        return app.status() == AppStatus.ACTIVE && app.webhooks() != null;
    }

    private static boolean wants(AppSubscription subscription, ProductEvent event) {
        return subscription.active()
                && subscription.eventType().equals(event.type())
                && (subscription.propertyName() == null
                        || subscription.propertyName().equals(event.propertyName()));
    }
}

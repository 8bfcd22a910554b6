package dev.grantway.registry.apps;

import dev.grantway.contracts.events.WebhookSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a developer says of an app; what is not said it does not have.
 *
 * @param webhooks empty when nothing is sent
 * @param subscriptions in an order that means nothing
 */
public record WholeApp(AppDraft draft, Optional<WebhooksDraft> webhooks, List<SubscriptionDraft> subscriptions) {
    /** An app of which nothing is said. */
    public static final WholeApp NOTHING =
            WholeApp.of(new AppDraft(BasicInfo.of(null, null, null, null, null), true, List.of(), AppChecks.NO_SCOPES));

    private static final Comparator<SubscriptionDraft> BY_SUBJECT = Comparator.comparing(SubscriptionDraft::eventType)
            .thenComparing(each -> each.property().orElse(""));

    public WholeApp {
        subscriptions = subscriptions.stream()
                .map(each ->
                        new SubscriptionDraft(each.eventType(), each.property().orElse(null), each.active()))
                .toList();
    }

    /** The app as it stands, its subscriptions in the order of event types and properties. */
    public static WholeApp of(AppDetails app) {
        return new WholeApp(
                app.draft(),
                app.webhooks().map(AppDetails.Webhooks::settings).map(WholeApp::draft),
                app.subscriptions().stream()
                        .map(each -> new SubscriptionDraft(each.eventType(), each.propertyName(), each.active()))
                        .sorted(BY_SUBJECT)
                        .toList());
    }

    /** The same, of its rows. */
    static WholeApp of(App app, List<Subscription> subscriptions) {
        return new WholeApp(
                app.draft(),
                app.webhooks().map(WholeApp::draft),
                subscriptions.stream()
                        .map(each -> new SubscriptionDraft(each.eventType, each.propertyName, each.active))
                        .sorted(BY_SUBJECT)
                        .toList());
    }

    /** An app without webhooks. */
    static WholeApp of(AppDraft draft) {
        return new WholeApp(draft, Optional.empty(), List.of());
    }

    /** The same as it was understood before apps could choose how webhooks are sent. */
    WholeApp orStandard() {
        return new WholeApp(draft, webhooks.map(WebhooksDraft::orStandard), subscriptions);
    }

    /** The same with another description. */
    public WholeApp with(AppDraft newDraft) {
        return new WholeApp(newDraft, webhooks, subscriptions);
    }

    static WebhooksDraft draft(WebhookSettings settings) {
        return new WebhooksDraft(
                settings.targetUrl(),
                settings.maxConcurrentRequests(),
                Optional.of(settings.lifecycleEventsSince() != null),
                Optional.of(settings.optionsOrStandard()));
    }
}

package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.WebhookTargetCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes an app's third tab as each of its forms leaves it. */
@Singleton
class WebhooksPages {
    private final PortalAccess access;
    private final PlatformCatalogue catalogue;

    WebhooksPages(PortalAccess access, PlatformCatalogue catalogue) {
        this.access = access;
        this.catalogue = catalogue;
    }

    /** As it is looked at. */
    WebhooksPage shown(AppDetails app, boolean saved) {
        return page(app, saved, TargetForm.of(app), SubscriptionForm.EMPTY, List.of());
    }

    /** With the settings that were typed and refused. */
    WebhooksPage settingsRefused(AppDetails app, TargetForm target, List<FieldProblem> problems) {
        return page(app, false, target, SubscriptionForm.EMPTY, problems);
    }

    /** With the subscription that was typed and refused. */
    WebhooksPage subscriptionRefused(AppDetails app, SubscriptionForm form, List<FieldProblem> problems) {
        return page(app, false, TargetForm.of(app), form, problems);
    }

    private WebhooksPage page(
            AppDetails app, boolean saved, TargetForm target, SubscriptionForm form, List<FieldProblem> problems) {
        return new WebhooksPage(
                access.head(app),
                saved,
                app.webhooks().isPresent(),
                target,
                WebhookTargetCheck.advice(target.targetUrl()).orElse(""),
                app.subscriptions(),
                EventTypeGroup.of(catalogue.describedEventTypes(), app.draft().scopes()),
                form,
                new Problems(problems));
    }
}

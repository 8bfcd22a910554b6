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
    private static final String USUAL_REQUESTS_AT_ONCE = "10";

    private final PortalAccess access;
    private final PlatformCatalogue catalogue;

    WebhooksPages(PortalAccess access, PlatformCatalogue catalogue) {
        this.access = access;
        this.catalogue = catalogue;
    }

    /** As it is looked at. */
    WebhooksPage shown(AppDetails app, boolean saved) {
        return page(app, saved, targetUrl(app), requestsAtOnce(app), SubscriptionForm.EMPTY, List.of());
    }

    /** With the settings that were typed and refused. */
    WebhooksPage settingsRefused(AppDetails app, String targetUrl, String requestsAtOnce, List<FieldProblem> problems) {
        return page(app, false, targetUrl, requestsAtOnce, SubscriptionForm.EMPTY, problems);
    }

    /** With the subscription that was typed and refused. */
    WebhooksPage subscriptionRefused(AppDetails app, SubscriptionForm form, List<FieldProblem> problems) {
        return page(app, false, targetUrl(app), requestsAtOnce(app), form, problems);
    }

    private WebhooksPage page(
            AppDetails app,
            boolean saved,
            String targetUrl,
            String requestsAtOnce,
            SubscriptionForm form,
            List<FieldProblem> problems) {
        return new WebhooksPage(
                access.head(app),
                saved,
                app.webhooks().isPresent(),
                targetUrl,
                requestsAtOnce,
                WebhookTargetCheck.advice(targetUrl).orElse(""),
                app.subscriptions(),
                EventTypeGroup.of(catalogue.current().eventTypes(), app.draft().scopes()),
                form,
                new Problems(problems));
    }

    private static String targetUrl(AppDetails app) {
        return app.webhooks().map(webhooks -> webhooks.settings().targetUrl()).orElse("");
    }

    private static String requestsAtOnce(AppDetails app) {
        return app.webhooks()
                .map(webhooks -> Integer.toString(webhooks.settings().maxConcurrentRequests()))
                .orElse(USUAL_REQUESTS_AT_ONCE);
    }
}

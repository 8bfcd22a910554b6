package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppHeaders;
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
    private final AppHeaders headers;

    WebhooksPages(PortalAccess access, PlatformCatalogue catalogue, AppHeaders headers) {
        this.access = access;
        this.catalogue = catalogue;
        this.headers = headers;
    }

    /** As it is looked at. */
    WebhooksPage shown(AppDetails app, boolean saved) {
        return page(app, saved, TargetForm.of(app), sent(app), SubscriptionForm.EMPTY, List.of());
    }

    /** With the settings that were typed and refused. */
    WebhooksPage settingsRefused(AppDetails app, TargetForm target, List<FieldProblem> problems) {
        return page(app, false, target, sent(app), SubscriptionForm.EMPTY, problems);
    }

    /** With the subscription that was typed and refused. */
    WebhooksPage subscriptionRefused(AppDetails app, SubscriptionForm form, List<FieldProblem> problems) {
        return page(app, false, TargetForm.of(app), sent(app), form, problems);
    }

    /** With the ways of sending that were typed and refused. */
    WebhooksPage optionsRefused(AppDetails app, OptionsForm options, List<FieldProblem> problems) {
        var sent = new SentForm(options, headers.names(app.appId()), "");
        return page(app, false, TargetForm.of(app), sent, SubscriptionForm.EMPTY, problems);
    }

    /** With the name of the header that was typed and refused; its value is typed again. */
    WebhooksPage headerRefused(AppDetails app, String name, FieldProblem problem) {
        var sent = new SentForm(OptionsForm.of(app), headers.names(app.appId()), name);
        return page(app, false, TargetForm.of(app), sent, SubscriptionForm.EMPTY, List.of(problem));
    }

    private SentForm sent(AppDetails app) {
        return new SentForm(OptionsForm.of(app), headers.names(app.appId()), "");
    }

    private WebhooksPage page(
            AppDetails app,
            boolean saved,
            TargetForm target,
            SentForm sent,
            SubscriptionForm form,
            List<FieldProblem> problems) {
        return new WebhooksPage(
                access.head(app),
                saved,
                app.webhooks().isPresent(),
                target,
                WebhookTargetCheck.advice(target.targetUrl()).orElse(""),
                sent,
                app.subscriptions(),
                EventTypeGroup.of(catalogue.describedEventTypes(), app.draft().scopes()),
                form,
                new Problems(problems));
    }
}

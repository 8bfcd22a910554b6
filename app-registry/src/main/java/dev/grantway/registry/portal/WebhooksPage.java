package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.apps.SubscriptionDetails;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * An app's third tab: where its webhooks go, and which events it hears of.
 *
 * @param set whether webhooks go anywhere now
 * @param advice what the developer should know of the target URL; empty for nothing
 * @param target where they go, as it was typed
 * @param sent how they are sent
 * @param form the new subscription as it was typed
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record WebhooksPage(
        AppHead head,
        boolean saved,
        boolean set,
        TargetForm target,
        String advice,
        SentForm sent,
        List<SubscriptionDetails> subscriptions,
        List<EventTypeGroup> eventTypes,
        SubscriptionForm form,
        Problems problems)
        implements TemplateInstance {}

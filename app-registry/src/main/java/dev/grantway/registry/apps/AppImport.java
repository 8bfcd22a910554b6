package dev.grantway.registry.apps;

import java.util.List;
import java.util.Optional;

/**
 * An app that comes with its ids and secrets, as a first start brings it.
 *
 * @param clientSecret in the clear; empty for a public app
 * @param webhookSecret in the clear, beginning with {@code whsec_}
 */
public record AppImport(
        int appId,
        int developerAccountId,
        String clientId,
        Optional<String> clientSecret,
        Optional<String> webhookSecret,
        AppDraft draft,
        Optional<WebhooksDraft> webhooks,
        List<SubscriptionDraft> subscriptions) {
    @Override
    public String toString() {
        return "AppImport[appId=" + appId + ", name=" + draft.info().name() + "]";
    }
}

package dev.grantway.registry.bootstrap;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.AppImport;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.LinkTexts;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.WebhooksDraft;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app of the first-start file.
 *
 * @param links the developer's pages that it leads to; none where the file is silent
 * @param confidential whether it keeps a secret
 * @param scopePurposes by scope, what the app needs it for; none where the file is silent
 * @param clientSecret of a confidential app, in the clear
 * @param webhookSecret beginning with {@code whsec_}, in the clear
 * @param webhookLifecycleEvents whether it is told of its own installs; false where the file is silent
 */
record BootstrapApp(
        int appId,
        int developerAccountId,
        String name,
        @Nullable String description,
        @Nullable String supportEmail,
        @Nullable AppLinks links,
        String clientId,
        boolean confidential,
        @Nullable String clientSecret,
        @Nullable String webhookSecret,
        List<String> redirectUris,
        List<String> requiredScopes,
        List<String> conditionallyRequiredScopes,
        List<String> optionalScopes,
        @Nullable Map<String, String> scopePurposes,
        @Nullable String webhookTargetUrl,
        @Nullable Boolean webhookLifecycleEvents,
        List<Subscription> subscriptions) {
    private static final int REQUESTS_AT_ONCE = 10;

    BootstrapApp {
        redirectUris = Lists.orEmpty(redirectUris);
        requiredScopes = Lists.orEmpty(requiredScopes);
        conditionallyRequiredScopes = Lists.orEmpty(conditionallyRequiredScopes);
        optionalScopes = Lists.orEmpty(optionalScopes);
        subscriptions = Lists.orEmpty(subscriptions);
    }

    /** Which events it hears of. */
    record Subscription(String eventType, boolean active) {}

    AppImport toImport() {
        return new AppImport(
                appId,
                developerAccountId,
                clientId,
                Optional.ofNullable(clientSecret),
                Optional.ofNullable(webhookSecret),
                new AppDraft(
                        BasicInfo.of(name, description, supportEmail, null, null)
                                .with(LinkTexts.of(Objects.requireNonNullElse(links, AppLinks.NONE))),
                        confidential,
                        redirectUris,
                        new AppScopes(requiredScopes, conditionallyRequiredScopes, optionalScopes, scopePurposes)),
                Optional.ofNullable(webhookTargetUrl)
                        .map(url -> new WebhooksDraft(
                                url, REQUESTS_AT_ONCE, Optional.of(Boolean.TRUE.equals(webhookLifecycleEvents)))),
                subscriptions.stream()
                        .map(subscription ->
                                new SubscriptionDraft(subscription.eventType(), null, subscription.active()))
                        .toList());
    }

    /** What is missing; empty when the register of apps can be asked. */
    Optional<String> gap() {
        if (name == null || clientId == null || clientId.isBlank()) {
            return Optional.of("needs a name and a clientId");
        }
        return confidential == (clientSecret != null)
                ? Optional.empty()
                : Optional.of("needs a clientSecret exactly when it is confidential");
    }

    @Override
    public String toString() {
        return "BootstrapApp[appId=" + appId + ", secrets=redacted]";
    }
}

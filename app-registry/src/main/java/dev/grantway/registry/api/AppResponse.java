package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.DistributionTexts;
import dev.grantway.registry.apps.IssuedSecrets;
import dev.grantway.registry.apps.SubscriptionDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app as it stands.
 *
 * @param consentVersion grows by one when the app comes to require other scopes
 * @param clientSecret in the answer to its creation only
 * @param webhookSecret in the answer to its creation only
 * @param consentImpact in the answer to a change only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppResponse(
        int appId,
        int developerAccountId,
        AppStatus status,
        String name,
        @Nullable String description,
        @Nullable String logoUrl,
        SupportContact support,
        AppLinks links,
        Distribution distribution,
        Publisher publisher,
        String clientId,
        boolean confidential,
        TokensResponse tokens,
        List<String> redirectUris,
        AppScopes scopes,
        @Nullable WebhookSettings webhooks,
        List<SubscriptionDetails> subscriptions,
        String version,
        int consentVersion,
        Instant createdAt,
        Instant changedAt,
        @Nullable String clientSecret,
        @Nullable String webhookSecret,
        @Nullable ConsentImpact consentImpact) {
    /** To which accounts it is open, as it is sent to change that. */
    record Distribution(String kind, List<Integer> accounts) {
        static Distribution of(DistributionTexts stored) {
            return new Distribution(
                    stored.kind(),
                    stored.accounts().stream().map(Integer::valueOf).toList());
        }
    }

    private static final IssuedSecrets NO_SECRETS = new IssuedSecrets(Optional.empty(), Optional.empty());

    static AppResponse of(AppDetails app) {
        return of(app, NO_SECRETS);
    }

    static AppResponse of(AppDetails app, IssuedSecrets secrets) {
        return of(app, secrets, null);
    }

    /** As a change left it. */
    static AppResponse of(AppDetails app, ConsentImpact impact) {
        return of(app, NO_SECRETS, impact);
    }

    private static AppResponse of(AppDetails app, IssuedSecrets secrets, @Nullable ConsentImpact impact) {
        var draft = app.draft();
        return new AppResponse(
                app.appId(),
                app.developerAccountId(),
                app.status(),
                app.name(),
                orNull(draft.info().description()),
                app.logoUrl().orElse(null),
                support(draft.info()),
                draft.info().links().toLinks(),
                Distribution.of(draft.distribution()),
                app.publisher(),
                app.clientId(),
                draft.confidential(),
                TokensResponse.of(draft.tokens()),
                draft.redirectUris(),
                draft.scopes(),
                app.webhooks().map(AppDetails.Webhooks::settings).orElse(null),
                app.subscriptions(),
                app.version(),
                app.consentVersion(),
                app.createdAt(),
                app.changedAt(),
                secrets.clientSecret().orElse(null),
                secrets.webhookSecret().orElse(null),
                impact);
    }

    private static SupportContact support(BasicInfo info) {
        return new SupportContact(
                orNull(info.supportEmail()),
                orNull(info.supportPhone()),
                orNull(info.supportUrl()),
                orNull(info.documentationUrl()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return "AppResponse[appId=" + appId + "]";
    }
}

package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that other services need to know of an app, as it stands after a change; nothing secret.
 *
 * @param appId below 2^31
 * @param developerAccountId the account whose developers own it
 * @param publisher who that account is; absent from older records: unknown, and so not verified
 * @param logoUrl absent when the app has no logo
 * @param links pages of the developer's; absent from older records: none
 * @param distribution to which accounts it is open; absent from older records: to whoever has a link
 * @param clientId the OAuth identifier
 * @param confidential whether it keeps a secret; a public app uses PKCE instead
 * @param tokens how its tokens are made; the usual ways where a record lacks it
 * @param redirectUris the registered redirect URIs, compared as exact strings
 * @param webhooks absent when it takes no webhooks
 * @param consentVersion grows by one when the app comes to require other scopes; absent from older records: 1
 * @param createdAt when it was registered; absent from older records
 * @param changedAt when it came to stand like this
 */
public record AppSnapshot(
        int appId,
        long sequence,
        AppStatus status,
        int developerAccountId,
        @Nullable Publisher publisher,
        String name,
        @Nullable String description,
        @Nullable String logoUrl,
        SupportContact support,
        @Nullable AppLinks links,
        @Nullable AppDistribution distribution,
        String clientId,
        boolean confidential,
        AppTokens tokens,
        List<String> redirectUris,
        AppScopes scopes,
        @Nullable WebhookSettings webhooks,
        List<AppSubscription> subscriptions,
        String version,
        @Nullable Integer consentVersion,
        @Nullable Instant createdAt,
        Instant changedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "app.changed.v1";

    public AppSnapshot {
        tokens = AppTokens.of(confidential, tokens);
        redirectUris = List.copyOf(redirectUris);
        subscriptions = List.copyOf(subscriptions);
    }

    /** One that is open to whoever has a link. */
    public AppSnapshot(
            int appId,
            long sequence,
            AppStatus status,
            int developerAccountId,
            @Nullable Publisher publisher,
            String name,
            @Nullable String description,
            @Nullable String logoUrl,
            SupportContact support,
            @Nullable AppLinks links,
            String clientId,
            boolean confidential,
            AppTokens tokens,
            List<String> redirectUris,
            AppScopes scopes,
            @Nullable WebhookSettings webhooks,
            List<AppSubscription> subscriptions,
            String version,
            @Nullable Integer consentVersion,
            @Nullable Instant createdAt,
            Instant changedAt) {
        this(
                appId,
                sequence,
                status,
                developerAccountId,
                publisher,
                name,
                description,
                logoUrl,
                support,
                links,
                null,
                clientId,
                confidential,
                tokens,
                redirectUris,
                scopes,
                webhooks,
                subscriptions,
                version,
                consentVersion,
                createdAt,
                changedAt);
    }

    /** To which accounts it is open. */
    public AppDistribution distributionOrUnlisted() {
        return Objects.requireNonNullElse(distribution, AppDistribution.UNLISTED);
    }

    /** Pages of the developer's, none of which may be there. */
    public AppLinks linksOrNone() {
        return Objects.requireNonNullElse(links, AppLinks.NONE);
    }

    /** Which required scopes a consent is to; at least 1. */
    public int consentVersionOrFirst() {
        return Objects.requireNonNullElse(consentVersion, 1);
    }

    /** Whether its publisher is known and verified. */
    public boolean hasVerifiedPublisher() {
        return publisher != null && publisher.verified();
    }

    @Override
    public Topic topic() {
        return Topic.APPS;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return Integer.toString(appId);
    }
}

package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppDistribution;
import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppSubscription;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.registry.checks.TextCheck;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a developer registers. */
@Entity
class App {
    private static final String FIRST_VERSION = "1.0.0";

    @Id
    int id;

    int developerAccountId;

    @Enumerated(EnumType.STRING)
    AppStatus status;

    /** Who took it out of use; none while nobody did. */
    @Enumerated(EnumType.STRING)
    @Nullable
    Authority disabledBy;

    /** Whether the topics have forgotten it; long after it was deleted, and never before. */
    boolean forgotten;

    long sequence;
    String name;
    String nameKey;

    @Nullable
    String description;

    @Nullable
    String logoUrl;

    @Nullable
    String supportEmail;

    @Nullable
    String supportPhone;

    @Nullable
    String supportUrl;

    @Nullable
    String documentationUrl;

    @Nullable
    String installUrl;

    @Nullable
    String setupUrl;

    @Nullable
    String settingsUrl;

    @Nullable
    String privacyUrl;

    @Nullable
    String termsUrl;

    @Enumerated(EnumType.STRING)
    AppDistribution.Kind distribution;

    /** Whom it is open to while it is private. */
    List<Integer> allowedAccounts;

    String clientId;
    boolean confidential;

    @Enumerated(EnumType.STRING)
    AppTokens.RefreshTokens refreshTokens;

    /** None for the platform's choice. */
    @Enumerated(EnumType.STRING)
    AppTokens.@Nullable AccessTokens accessTokens;

    @Enumerated(EnumType.STRING)
    AppTokens.Grants grantMode;

    @Nullable
    String jwks;

    List<String> redirectUris;
    List<String> requiredScopes;
    List<String> conditionallyRequiredScopes;
    List<String> optionalScopes;
    List<String> scopePurposes; // each a scope and what the developer says it is for

    @Nullable
    String webhookTargetUrl;

    int webhookMaxConcurrent;

    @Embedded
    DeliveryChoice delivery;

    /** None while it is not told of its own installs. */
    @Nullable
    Instant webhookLifecycleSince;

    @Nullable
    Instant webhooksCreatedAt;

    @Nullable
    Instant webhooksUpdatedAt;

    /** The consent version, how many versions it had before this one, and a zero. */
    String version;

    /** Which set of required scopes this is, counted from 1. */
    int consentVersion;

    Instant createdAt;
    Instant changedAt;

    /** For JPA. */
    App() {}

    App(int id, int developerAccountId, String clientId, AppDraft draft, Instant createdAt) {
        this.id = id;
        this.developerAccountId = developerAccountId;
        this.clientId = clientId;
        this.status = AppStatus.ACTIVE;
        this.confidential = draft.confidential();
        this.version = FIRST_VERSION;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
        this.webhookMaxConcurrent = 0;
        this.delivery = new DeliveryChoice(DeliveryOptions.STANDARD);
        this.consentVersion = 1;
        this.requiredScopes = draft.scopes().required();
        describe(draft);
    }

    /** Takes over all of the draft but its kind, which is settled. */
    final void describe(AppDraft draft) {
        name = draft.info().name();
        nameKey = TextCheck.folded(name);
        description = orNone(draft.info().description());
        supportEmail = orNone(draft.info().supportEmail());
        supportPhone = orNone(draft.info().supportPhone());
        supportUrl = orNone(draft.info().supportUrl());
        documentationUrl = orNone(draft.info().documentationUrl());
        take(draft.info().links().toLinks());
        var wanted = draft.distribution().toDistribution();
        distribution = wanted.kind();
        allowedAccounts = wanted.accounts();
        refreshTokens = draft.tokens().refreshTokens();
        accessTokens = draft.tokens().accessTokens();
        grantMode = draft.tokens().grants();
        jwks = draft.tokens().jwks();
        redirectUris = draft.redirectUris();
        if (asksOtherwise(requiredScopes, draft.scopes().required())) {
            consentVersion++;
        }
        requiredScopes = draft.scopes().required();
        conditionallyRequiredScopes = draft.scopes().conditionallyRequired();
        optionalScopes = draft.scopes().optional();
        scopePurposes = ScopePurposes.written(draft.scopes());
    }

    /** Whether a consent to these required scopes is another than one to those; in another order they are the same. */
    static boolean asksOtherwise(List<String> before, List<String> after) {
        return !Set.copyOf(before).equals(Set.copyOf(after));
    }

    private void take(AppLinks links) {
        installUrl = links.installUrl();
        setupUrl = links.setupUrl();
        settingsUrl = links.settingsUrl();
        privacyUrl = links.privacyUrl();
        termsUrl = links.termsUrl();
    }

    AppDraft draft() {
        return new AppDraft(
                BasicInfo.of(name, description, supportEmail, supportPhone, supportUrl)
                        .withDocumentation(documentationUrl)
                        .with(LinkTexts.of(links())),
                confidential,
                tokens(),
                redirectUris,
                scopes(),
                DistributionTexts.of(distribution()));
    }

    AppDistribution distribution() {
        return new AppDistribution(distribution, allowedAccounts);
    }

    AppLinks links() {
        return new AppLinks(installUrl, setupUrl, settingsUrl, privacyUrl, termsUrl);
    }

    AppTokens tokens() {
        return new AppTokens(refreshTokens, accessTokens, grantMode, jwks);
    }

    AppScopes scopes() {
        return ScopePurposes.read(
                new AppScopes(requiredScopes, conditionallyRequiredScopes, optionalScopes), scopePurposes);
    }

    boolean hasScope(String scope) {
        return scopes().all().anyMatch(scope::equals);
    }

    Optional<WebhookSettings> webhooks() {
        return Optional.ofNullable(webhookTargetUrl)
                .map(url -> new WebhookSettings(url, webhookMaxConcurrent, webhookLifecycleSince, chosenOptions()));
    }

    /** None for the usual ways, so that what other services know of most apps stays small. */
    private @Nullable DeliveryOptions chosenOptions() {
        var options = delivery.options();
        return options.equals(DeliveryOptions.STANDARD) ? null : options;
    }

    /** Sends webhooks there from {@code at} on. */
    void send(WebhooksDraft draft, Instant at) {
        webhookTargetUrl = draft.targetUrl();
        webhookMaxConcurrent = draft.maxConcurrentRequests();
        if (draft.lifecycleEvents().isPresent()) {
            webhookLifecycleSince =
                    draft.lifecycleEvents().get() ? Objects.requireNonNullElse(webhookLifecycleSince, at) : null;
        }
        draft.options().ifPresent(options -> delivery = new DeliveryChoice(options));
        webhooksCreatedAt = Objects.requireNonNullElse(webhooksCreatedAt, at);
        webhooksUpdatedAt = at;
    }

    void sendNothing() {
        webhookTargetUrl = null;
        webhookMaxConcurrent = 0;
        webhookLifecycleSince = null;
        delivery = new DeliveryChoice(DeliveryOptions.STANDARD);
        webhooksCreatedAt = null;
        webhooksUpdatedAt = null;
    }

    /** Forgets what its developer said of it; what it is known by elsewhere stays, so that nothing else takes it. */
    void blank() {
        name = "";
        nameKey = "";
        description = null;
        logoUrl = null;
        supportEmail = null;
        supportPhone = null;
        supportUrl = null;
        documentationUrl = null;
        take(AppLinks.NONE);
        distribution = AppDistribution.Kind.UNLISTED;
        allowedAccounts = List.of();
        jwks = null;
        redirectUris = List.of();
        scopePurposes = List.of();
        sendNothing();
    }

    AppSnapshot snapshot(@Nullable Publisher publisher, List<AppSubscription> subscriptions) {
        return new AppSnapshot(
                id,
                sequence,
                status,
                developerAccountId,
                publisher,
                name,
                description,
                logoUrl,
                new SupportContact(supportEmail, supportPhone, supportUrl, documentationUrl),
                links(),
                distribution(),
                clientId,
                confidential,
                tokens(),
                redirectUris,
                scopes(),
                webhooks().orElse(null),
                subscriptions,
                version,
                consentVersion,
                createdAt,
                changedAt);
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }
}

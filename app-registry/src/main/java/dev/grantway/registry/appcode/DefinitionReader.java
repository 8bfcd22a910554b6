package dev.grantway.registry.appcode;

import dev.grantway.contracts.events.AppDistribution.Kind;
import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.Grants;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.DistributionTexts;
import dev.grantway.registry.apps.LinkTexts;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.WebhooksDraft;
import dev.grantway.registry.apps.WholeApp;
import java.util.List;
import java.util.Optional;

/** Reads what the file says of an app; what it leaves out is none, or the usual. */
final class DefinitionReader {
    static final List<String> FILE = List.of(
            "$schema",
            "name",
            "description",
            "support",
            "links",
            "distribution",
            "confidential",
            "redirectUris",
            "tokens",
            "scopes",
            "webhooks",
            "subscriptions");
    static final List<String> SUPPORT = List.of("email", "phone", "url", "documentationUrl");
    static final List<String> LINKS = List.of("installUrl", "setupUrl", "settingsUrl", "privacyUrl", "termsUrl");
    static final List<String> DISTRIBUTION = List.of("kind", "accounts");
    static final List<String> TOKENS = List.of("refreshTokens", "accessTokens", "grants", "jwks");
    static final List<String> SCOPES = List.of("required", "conditionallyRequired", "optional", "purposes");
    static final List<String> WEBHOOKS = List.of("targetUrl", "maxConcurrentRequests", "lifecycleEvents", "options");
    static final List<String> OPTIONS = List.of(
            "format", "asymmetric", "http2", "requestsPerSecond", "disabledByGone", "heedsRetryAfter", "finalStatuses");
    static final List<String> SUBSCRIPTION = List.of("eventType", "propertyName", "active");

    static final int USUAL_REQUESTS = 10;

    private DefinitionReader() {}

    /** The app; empty when the file is no object. Where something is found the app is not to be applied. */
    static Optional<WholeApp> read(FileNode root, Findings findings) {
        if (!(root instanceof FileNode.Members)) {
            findings.add("", "The file is an object with members: name, redirectUris and so on.", root.place());
            return Optional.empty();
        }
        var file = Section.of(root, "", findings, FILE);
        boolean confidential = file.flag("confidential", true);
        var draft = new AppDraft(
                info(file),
                confidential,
                tokens(file, confidential),
                file.texts("redirectUris"),
                scopes(file),
                distribution(file));
        return Optional.of(new WholeApp(draft, webhooks(file), subscriptions(file)));
    }

    private static BasicInfo info(Section file) {
        var _ = file.text("$schema");
        var support = file.section("support", SUPPORT);
        return BasicInfo.of(
                        file.text("name"),
                        file.text("description"),
                        support.text("email"),
                        support.text("phone"),
                        support.text("url"))
                .withDocumentation(support.text("documentationUrl"))
                .with(LinkTexts.of(links(file.section("links", LINKS))));
    }

    private static DistributionTexts distribution(Section file) {
        var distribution = file.section("distribution", DISTRIBUTION);
        return new DistributionTexts(
                distribution.choice("kind", Kind.class).orElse(Kind.UNLISTED).name(),
                distribution.numbers("accounts").stream().map(String::valueOf).toList());
    }

    private static AppLinks links(Section links) {
        return new AppLinks(
                links.text("installUrl"),
                links.text("setupUrl"),
                links.text("settingsUrl"),
                links.text("privacyUrl"),
                links.text("termsUrl"));
    }

    private static AppTokens tokens(Section file, boolean confidential) {
        var tokens = file.section("tokens", TOKENS);
        return new AppTokens(
                tokens.choice("refreshTokens", RefreshTokens.class)
                        .orElse(confidential ? RefreshTokens.STABLE : RefreshTokens.ROTATING),
                tokens.choice("accessTokens", AccessTokens.class).orElse(null),
                tokens.choice("grants", Grants.class).orElse(Grants.ACCOUNT),
                tokens.find("jwks").map(keys -> keys.toJson().toString()).orElse(null));
    }

    private static AppScopes scopes(Section file) {
        var scopes = file.section("scopes", SCOPES);
        return new AppScopes(
                scopes.texts("required"),
                scopes.texts("conditionallyRequired"),
                scopes.texts("optional"),
                scopes.textsByName("purposes"));
    }

    private static Optional<WebhooksDraft> webhooks(Section file) {
        return file.find("webhooks").map(_ -> {
            var webhooks = file.section("webhooks", WEBHOOKS);
            return new WebhooksDraft(
                    webhooks.text("targetUrl").strip(),
                    webhooks.number("maxConcurrentRequests", USUAL_REQUESTS),
                    Optional.of(webhooks.flag("lifecycleEvents", false)),
                    Optional.of(options(webhooks.section("options", OPTIONS))));
        });
    }

    private static DeliveryOptions options(Section options) {
        var usual = DeliveryOptions.STANDARD;
        return new DeliveryOptions(
                options.choice("format", WebhookFormat.class).orElse(usual.format()),
                options.flag("asymmetric", usual.asymmetric()),
                usual.orderedByObject(),
                options.flag("http2", usual.http2()),
                options.find("requestsPerSecond")
                        .map(_ -> options.number("requestsPerSecond", 1))
                        .orElse(null),
                options.flag("disabledByGone", usual.disabledByGone()),
                options.flag("heedsRetryAfter", usual.heedsRetryAfter()),
                options.numbers("finalStatuses"));
    }

    private static List<SubscriptionDraft> subscriptions(Section file) {
        return file.sections("subscriptions", SUBSCRIPTION).stream()
                .map(DefinitionReader::subscription)
                .toList();
    }

    private static SubscriptionDraft subscription(Section section) {
        if (section.find("eventType").isEmpty()) {
            section.add("eventType", "A subscription needs an eventType.");
        }
        return new SubscriptionDraft(
                section.text("eventType"), section.text("propertyName"), section.flag("active", true));
    }
}

package dev.grantway.registry.api;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.DistributionTexts;
import dev.grantway.registry.apps.LinkTexts;
import dev.grantway.registry.apps.ScopePurposes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An app as a script describes it; what is left out is empty.
 *
 * @param developerAccountId may be left out by who has one developer account; not looked at in a change
 * @param links none when left out at creation, as they were when left out of a change
 * @param confidential true when left out at creation, as it was when left out of a change
 * @param distribution open to whoever has a link when left out at creation, as it was when left out of a change
 * @param tokens the usual ones when left out at creation, as they were when left out of a change
 */
record AppRequest(
        @Nullable Integer developerAccountId,
        @Nullable String name,
        @Nullable String description,
        @Nullable SupportContact support,
        @Nullable AppLinks links,
        @Nullable Boolean confidential,
        @Nullable TokensRequest tokens,
        @Nullable List<@Nullable String> redirectUris,
        @Nullable Scopes scopes,
        @Nullable Distribution distribution) {
    /**
     * To which accounts it is open.
     *
     * @param kind PRIVATE, UNLISTED or LISTED
     * @param accounts whom a private app names; none when left out
     */
    record Distribution(@Nullable String kind, @Nullable List<@Nullable Integer> accounts) {
        DistributionTexts toTexts() {
            var ids = accounts == null ? List.<@Nullable Integer>of() : accounts;
            return new DistributionTexts(
                    Objects.requireNonNullElse(kind, ""),
                    ids.stream().map(String::valueOf).toList());
        }
    }

    /**
     * The kinds of scopes; one that is left out is empty.
     *
     * @param purposes by scope; none when left out at creation, as they were when left out of a change
     */
    record Scopes(
            @Nullable List<@Nullable String> required,
            @Nullable List<@Nullable String> conditionallyRequired,
            @Nullable List<@Nullable String> optional,
            @Nullable Map<String, @Nullable String> purposes) {
        static final Scopes NONE = new Scopes(null, null, null, null);

        AppScopes toScopes(Map<String, String> purposesIfLeftOut) {
            var scopes = new AppScopes(texts(required), texts(conditionallyRequired), texts(optional));
            return purposes == null
                    ? ScopePurposes.keep(scopes, purposesIfLeftOut)
                    : scopes.withPurposes(purposes.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, purpose -> Objects.requireNonNullElse(purpose.getValue(), ""))));
        }
    }

    /** A new app. */
    AppDraft draft() {
        return draft(Objects.requireNonNullElse(confidential, true));
    }

    /** A new app of which is known whether it keeps a secret. */
    AppDraft draft(boolean keepsASecret) {
        return draft(keepsASecret, usual(keepsASecret), LinkTexts.NONE, Map.of(), DistributionTexts.UNLISTED);
    }

    /** A change of an app. */
    AppDraft draft(AppDraft before) {
        boolean keepsASecret = Objects.requireNonNullElse(confidential, before.confidential());
        return draft(
                keepsASecret,
                keepsASecret == before.confidential() ? before.tokens() : usual(keepsASecret),
                before.info().links(),
                before.scopes().purposesOrNone(),
                before.distribution());
    }

    private static AppTokens usual(boolean keepsASecret) {
        return keepsASecret ? AppTokens.STABLE : AppTokens.ROTATING;
    }

    private AppDraft draft(
            boolean keepsASecret,
            AppTokens tokensIfLeftOut,
            LinkTexts linksIfLeftOut,
            Map<String, String> purposesIfLeftOut,
            DistributionTexts distributionIfLeftOut) {
        var contact = Optional.ofNullable(support);
        return new AppDraft(
                BasicInfo.of(
                                name,
                                description,
                                contact.map(SupportContact::email).orElse(null),
                                contact.map(SupportContact::phone).orElse(null),
                                contact.map(SupportContact::url).orElse(null))
                        .withDocumentation(
                                contact.map(SupportContact::documentationUrl).orElse(null))
                        .with(links == null ? linksIfLeftOut : LinkTexts.of(links)),
                keepsASecret,
                tokens == null ? tokensIfLeftOut : tokens.toTokens(keepsASecret),
                texts(redirectUris),
                Optional.ofNullable(scopes).orElse(Scopes.NONE).toScopes(purposesIfLeftOut),
                distribution == null ? distributionIfLeftOut : distribution.toTexts());
    }

    /** A null in a list is an empty text, which the checks refuse. */
    private static List<String> texts(@Nullable List<@Nullable String> list) {
        if (list == null) {
            return List.of();
        }
        return list.stream().map(text -> Objects.requireNonNullElse(text, "")).toList();
    }
}

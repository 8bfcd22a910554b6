package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppTokens;
import java.util.List;
import java.util.stream.Stream;

/**
 * An app as its developer describes it.
 *
 * @param confidential whether it keeps a secret; settled when it is created
 * @param tokens how its tokens are made, and which keys prove it
 * @param redirectUris where authorization codes may go
 * @param scopes {@code oauth} is among the required ones, whether it was named or not; purposes have no spaces around
 * @param distribution to which accounts it is open
 */
public record AppDraft(
        BasicInfo info,
        boolean confidential,
        AppTokens tokens,
        List<String> redirectUris,
        AppScopes scopes,
        DistributionTexts distribution) {
    static final String OAUTH = "oauth";

    public AppDraft {
        redirectUris = List.copyOf(redirectUris);
        scopes = new AppScopes(
                Stream.concat(Stream.of(OAUTH), scopes.required().stream())
                        .distinct()
                        .toList(),
                scopes.conditionallyRequired(),
                scopes.optional(),
                ScopePurposes.tidy(scopes.purposesOrNone()));
    }

    /** With the usual tokens, open to whoever has a link. */
    public AppDraft(BasicInfo info, boolean confidential, List<String> redirectUris, AppScopes scopes) {
        this(
                info,
                confidential,
                confidential ? AppTokens.STABLE : AppTokens.ROTATING,
                redirectUris,
                scopes,
                DistributionTexts.UNLISTED);
    }

    /** The same with other texts. */
    public AppDraft with(BasicInfo newInfo) {
        return new AppDraft(newInfo, confidential, tokens, redirectUris, scopes, distribution);
    }

    /** The same with other redirect URLs. */
    public AppDraft withRedirectUris(List<String> newRedirectUris) {
        return new AppDraft(info, confidential, tokens, newRedirectUris, scopes, distribution);
    }

    /** The same with other scopes. */
    public AppDraft with(AppScopes newScopes) {
        return new AppDraft(info, confidential, tokens, redirectUris, newScopes, distribution);
    }

    /** The same with other tokens. */
    public AppDraft with(AppTokens newTokens) {
        return new AppDraft(info, confidential, newTokens, redirectUris, scopes, distribution);
    }

    /** The same, open to others. */
    public AppDraft with(DistributionTexts newDistribution) {
        return new AppDraft(info, confidential, tokens, redirectUris, scopes, newDistribution);
    }
}

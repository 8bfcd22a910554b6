package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.Grants;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.registry.apps.AppDraft;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an app's tokens are made, as the form has it.
 *
 * @param grants for whom it acts
 * @param jwks as it was typed; empty for none
 */
record TokensForm(String refreshTokens, String grants, String jwks) {
    static TokensForm of(AppDraft draft) {
        var tokens = draft.tokens();
        return new TokensForm(
                tokens.refreshTokens().name(), tokens.grants().name(), Objects.requireNonNullElse(tokens.jwks(), ""));
    }

    static TokensForm typed(@Nullable String refreshTokens, @Nullable String grants, @Nullable String jwks) {
        return new TokensForm(
                Objects.requireNonNullElse(refreshTokens, ""),
                Objects.requireNonNullElse(grants, ""),
                Objects.requireNonNullElse(jwks, "").strip());
    }

    /**
     * A choice that the form does not offer is the usual one; the format of access tokens, which is left to the API,
     * stays.
     */
    AppTokens toTokens(AppDraft now) {
        boolean rotating = !now.confidential() || refreshTokens.equals(RefreshTokens.ROTATING.name());
        return new AppTokens(
                rotating ? RefreshTokens.ROTATING : RefreshTokens.STABLE,
                now.tokens().accessTokens(),
                grants.equals(Grants.USER.name()) ? Grants.USER : Grants.ACCOUNT,
                jwks.isEmpty() ? null : jwks);
    }
}

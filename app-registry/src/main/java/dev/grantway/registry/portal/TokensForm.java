package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.Grants;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.registry.apps.AppDraft;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an app's tokens are made, as the form has it.
 *
 * @param accessTokens empty for the platform's choice
 * @param grants for whom it acts
 * @param jwks as it was typed; empty for none
 */
record TokensForm(String refreshTokens, String accessTokens, String grants, String jwks) {
    static TokensForm of(AppDraft draft) {
        var tokens = draft.tokens();
        return new TokensForm(
                tokens.refreshTokens().name(),
                Optional.ofNullable(tokens.accessTokens())
                        .map(AccessTokens::name)
                        .orElse(""),
                tokens.grants().name(),
                Objects.requireNonNullElse(tokens.jwks(), ""));
    }

    static TokensForm typed(
            @Nullable String refreshTokens,
            @Nullable String accessTokens,
            @Nullable String grants,
            @Nullable String jwks) {
        return new TokensForm(
                Objects.requireNonNullElse(refreshTokens, ""),
                Objects.requireNonNullElse(accessTokens, ""),
                Objects.requireNonNullElse(grants, ""),
                Objects.requireNonNullElse(jwks, "").strip());
    }

    /** A choice that the form does not offer is the usual one. */
    AppTokens toTokens(boolean confidential) {
        boolean rotating = !confidential || refreshTokens.equals(RefreshTokens.ROTATING.name());
        return new AppTokens(
                rotating ? RefreshTokens.ROTATING : RefreshTokens.STABLE,
                format(),
                grants.equals(Grants.USER.name()) ? Grants.USER : Grants.ACCOUNT,
                jwks.isEmpty() ? null : jwks);
    }

    private @Nullable AccessTokens format() {
        return switch (accessTokens) {
            case "OPAQUE" -> AccessTokens.OPAQUE;
            case "JWT" -> AccessTokens.JWT;
            default -> null;
        };
    }
}

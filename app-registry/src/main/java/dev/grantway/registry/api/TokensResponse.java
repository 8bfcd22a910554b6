package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.Grants;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import org.jspecify.annotations.Nullable;

/** How an app's tokens are made; {@code jwks} is JSON that was checked when it came. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokensResponse(
        RefreshTokens refreshTokens,
        @Nullable AccessTokens accessTokens,
        Grants grants,
        @JsonRawValue @Nullable String jwks) {
    static TokensResponse of(AppTokens tokens) {
        return new TokensResponse(tokens.refreshTokens(), tokens.accessTokens(), tokens.grants(), tokens.jwks());
    }
}

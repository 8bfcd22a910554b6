package dev.grantway.registry.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.Grants;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import org.jspecify.annotations.Nullable;

/**
 * How an app's tokens are made, as a script describes it.
 *
 * @param refreshTokens the usual ones of its kind when left out: stable, of a public app rotating
 * @param accessTokens the platform's choice when left out
 * @param grants for whom the app acts; the account when left out
 * @param jwks a JWK Set, RFC 7517; none when left out
 */
record TokensRequest(
        @Nullable RefreshTokens refreshTokens,
        @Nullable AccessTokens accessTokens,
        @Nullable Grants grants,
        @Nullable JsonNode jwks) {
    AppTokens toTokens(boolean confidential) {
        var usual = confidential ? RefreshTokens.STABLE : RefreshTokens.ROTATING;
        return new AppTokens(
                refreshTokens == null ? usual : refreshTokens,
                accessTokens,
                grants == null ? Grants.ACCOUNT : grants,
                jwks == null || jwks.isNull() ? null : jwks.toString());
    }
}

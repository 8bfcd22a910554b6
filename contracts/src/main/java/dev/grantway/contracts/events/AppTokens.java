package dev.grantway.contracts.events;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an app's tokens are made and how it proves itself for them.
 *
 * @param refreshTokens whether a refresh gives a new refresh token; of a public app always {@link RefreshTokens#ROTATING}
 * @param accessTokens what its access tokens look like; absent for the platform's choice
 * @param grants for whom the app acts; {@link Grants#ACCOUNT} where a record lacks it
 * @param jwks the public keys of {@code private_key_jwt}: a JWK Set as JSON, RFC 7517; absent when it has a secret or
 *     neither
 */
public record AppTokens(
        RefreshTokens refreshTokens,
        @Nullable AccessTokens accessTokens,
        Grants grants,
        @Nullable String jwks) {
    /** A confidential app's until its developer says otherwise: one refresh token that stays. */
    public static final AppTokens STABLE = new AppTokens(RefreshTokens.STABLE, null, Grants.ACCOUNT, null);

    /** A public app's. */
    public static final AppTokens ROTATING = new AppTokens(RefreshTokens.ROTATING, null, Grants.ACCOUNT, null);

    public AppTokens {
        refreshTokens = Objects.requireNonNullElse(refreshTokens, RefreshTokens.STABLE);
        grants = Objects.requireNonNullElse(grants, Grants.ACCOUNT);
    }

    /** RFC 9700, section 4.14.2. */
    public enum RefreshTokens {
        /** One for the life of the grant. */
        STABLE,
        /** A new one with each refresh. */
        ROTATING
    }

    /** What a consent gives the app. */
    public enum Grants {
        /** It acts for the account, and goes on to when whoever consented has left. */
        ACCOUNT,
        /** It acts as the person who consented, and ends with that person's membership. */
        USER
    }

    /** What an access token looks like. */
    public enum AccessTokens {
        /** Means nothing to anyone but the platform; dead at once when its grant ends. */
        OPAQUE,
        /** Signed, and checked by anyone offline. RFC 9068. */
        JWT
    }

    /** These for a confidential app; for a public one they rotate, and no key proves it. */
    static AppTokens of(boolean confidential, @Nullable AppTokens given) {
        var tokens = Objects.requireNonNullElse(given, STABLE);
        return confidential
                ? tokens
                : new AppTokens(RefreshTokens.ROTATING, tokens.accessTokens(), tokens.grants(), null);
    }
}

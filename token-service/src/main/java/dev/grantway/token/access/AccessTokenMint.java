package dev.grantway.token.access;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.scope.ScopeSet;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes access tokens from grants, and knows them again. Nothing is stored. */
@Singleton
public class AccessTokenMint {
    private final AccessTokenConfig config;
    private final OpaqueTokens opaque;
    private final SignedTokens signed;
    private final Clock clock;

    AccessTokenMint(AccessTokenConfig config, OpaqueTokens opaque, SignedTokens signed, Clock clock) {
        this.config = config;
        this.opaque = opaque;
        this.signed = signed;
        this.clock = clock;
    }

    /** How long a new token is good. */
    public Duration ttl() {
        return config.ttl();
    }

    /** Whether an app gets opaque tokens: by its own choice, or else the platform's. */
    public boolean isOpaqueFor(AppSnapshot app) {
        return switch (app.tokens().accessTokens()) {
            case OPAQUE -> true;
            case JWT -> false;
            case null -> config.format() == AccessTokenConfig.Format.OPAQUE;
        };
    }

    /** A new token for the app to act under the grant. */
    public Secret mint(Grant grant, ScopeSet scopes, Recipient to) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        // a revocation ends all tokens of its second, and this one is to live
        var issuedAt = grant.validity().issuedAt(now, to.app());
        var expiresAt = now.plus(config.ttl());
        var token = new AccessToken(grant.id(), grant.rotation(), issuedAt, expiresAt, scopes.id(), to.resource());
        return isOpaqueFor(to.app()) ? opaque.mint(token) : signed.mint(token, grant, to.app(), scopes.text());
    }

    /**
     * What a token of ours says that is for the platform itself and whose time is not over; empty for any other text. The
     * database is not asked.
     */
    public Optional<AccessToken> read(String text) {
        return readForPlatform(text).filter(token -> !isOver(token));
    }

    /** Whether a text can only be a signed token: those with a MAC have no dots. */
    public static boolean looksSigned(String text) {
        return text.indexOf('.') >= 0;
    }

    /** The same, though its time may be over. */
    public Optional<AccessToken> readForPlatform(String text) {
        return readAny(text).filter(token -> token.resource().isEmpty());
    }

    /** What a token of ours says whose time is not over, wherever it is good: to tell of it, and never to let it in. */
    public Optional<AccessToken> readForAnyResource(String text) {
        return readAny(text).filter(token -> !isOver(token));
    }

    private Optional<AccessToken> readAny(String text) {
        return OpaqueTokens.looksLikeOne(text) ? opaque.read(text) : signed.read(text);
    }

    public boolean isOver(AccessToken token) {
        return !token.expiresAt().isAfter(clock.instant());
    }
}

package dev.grantway.token.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.key.JwtSigner;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Access tokens that the company's product checks offline. RFC 9068, section 2. */
@Singleton
class SignedTokens {
    private static final String GRANT = "grant_id";
    private static final String ROTATION = "rotation";
    private static final String SCOPE_SET = "scope_set";

    private final JwtSigner signer;
    private final String issuer;
    private final Clock clock;

    SignedTokens(JwtSigner signer, @ConfigProperty(name = "grantway.base-url") String issuer, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.clock = clock;
    }

    Secret mint(AccessToken token, Grant grant, AppSnapshot app, String scope) {
        return signer.sign(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(token.resource().orElse(issuer))
                .subject(Integer.toString(grant.userId()))
                .claim("client_id", app.clientId())
                .claim("scope", scope)
                .claim("app_id", grant.appId())
                .claim("account_id", grant.accountId())
                .claim("installation_id", grant.installationId())
                .claim("generation", grant.generation())
                .claim(GRANT, grant.id().toString())
                .claim(ROTATION, token.rotation())
                .claim(SCOPE_SET, token.scopeSetId())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .build());
    }

    /** What a token of ours says, whether or not its time is over; empty for a service's token. */
    Optional<AccessToken> read(String text) {
        return claimsOf(text).map(this::token);
    }

    private Optional<JWTClaimsSet> claimsOf(String text) {
        return signer.verify(text)
                .filter(claims -> issuer.equals(claims.getIssuer()) && claims.getClaim(GRANT) != null)
                // none of ours is otherwise; whoever else had the key might make some. RFC 7519, section 4.1.5
                .filter(claims -> claims.getAudience().size() == 1 && hasBegun(claims));
    }

    private boolean hasBegun(JWTClaimsSet claims) {
        @Nullable Date begin = claims.getNotBeforeTime();
        return begin == null || !begin.toInstant().isAfter(clock.instant());
    }

    private AccessToken token(JWTClaimsSet claims) {
        try {
            return new AccessToken(
                    UUID.fromString(claims.getStringClaim(GRANT)),
                    claims.getIntegerClaim(ROTATION),
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant(),
                    claims.getIntegerClaim(SCOPE_SET),
                    resource(claims));
        } catch (ParseException e) {
            throw new IllegalStateException("a token that we signed says less than we wrote", e);
        }
    }

    /** Each has one audience: the platform's issuer, or the resource. */
    private Optional<String> resource(JWTClaimsSet claims) {
        return claims.getAudience().stream()
                .filter(audience -> !audience.equals(issuer))
                .findFirst();
    }
}

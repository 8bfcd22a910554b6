package dev.grantway.token.service;

import static dev.grantway.platform.service.ServiceTokens.AUDIENCE;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.grantway.token.client.ServiceClient;
import dev.grantway.token.key.JwtSigner;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.scope.Scopes;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signed tokens of the company's services: client credentials. RFC 6749, section 4.4; RFC 9068. */
@Singleton
public class ServiceTokens {
    private static final String CLIENT = "client_id";
    private static final String SCOPE = "scope";

    private final JwtSigner signer;
    private final String issuer;
    private final Clock clock;

    ServiceTokens(JwtSigner signer, @ConfigProperty(name = "grantway.base-url") String issuer, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * A token for a service.
     *
     * @param scope some of the client's scopes; absent for all of them
     */
    public TokenOutcome issue(ServiceClient client, Optional<String> scope) {
        var scopes = scope.map(Scopes::parse).orElse(client.scopes());
        if (scopes.isEmpty() || !client.scopes().containsAll(scopes)) {
            return TokenOutcome.refused(Reason.SCOPE_DIFFERS, "scope is empty, or has what this client may not have.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var token = signer.sign(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(client.clientId())
                .claim(CLIENT, client.clientId())
                .claim(SCOPE, String.join(" ", scopes))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(client.tokenTtl())))
                .build());
        return new TokenOutcome.Issued(
                new IssuedTokens(token, Optional.empty(), client.tokenTtl(), scopes, Optional.empty()));
    }

    /** What a service's token of ours says when its time is not over; empty for any other text. */
    public Optional<ServiceToken> read(String text) {
        return signer.verify(text)
                .filter(claims -> issuer.equals(claims.getIssuer())
                        && claims.getAudience().contains(AUDIENCE))
                .flatMap(ServiceTokens::token)
                .filter(token -> token.expiresAt().isAfter(clock.instant()));
    }

    private static Optional<ServiceToken> token(JWTClaimsSet claims) {
        try {
            String client = claims.getStringClaim(CLIENT);
            String scope = claims.getStringClaim(SCOPE);
            return client != null && scope != null
                    ? Optional.of(new ServiceToken(
                            client,
                            List.of(scope.split(" ")),
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}

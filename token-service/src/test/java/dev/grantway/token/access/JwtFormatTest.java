package dev.grantway.token.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JwtFormatTest {
    private static final AccessTokenConfig AS_JWT = new AccessTokenConfig() {
        @Override
        public Duration ttl() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Format format() {
            return Format.JWT;
        }
    };

    private final TestInstalls installs;
    private final Grants grants;
    private final ScopeSets scopes;
    private final AccessTokenConfig configured;
    private final AccessTokenMint mint;

    JwtFormatTest(
            TestInstalls installs,
            Grants grants,
            ScopeSets scopes,
            AccessTokenConfig configured,
            OpaqueTokens opaque,
            SignedTokens signed) {
        this.installs = installs;
        this.grants = grants;
        this.scopes = scopes;
        this.configured = configured;
        this.mint = new AccessTokenMint(AS_JWT, opaque, signed, Clock.systemUTC());
    }

    @Test
    void isOffUnlessItIsAskedFor() {
        assertThat(configured.format()).isEqualTo(AccessTokenConfig.Format.OPAQUE);
        assertThat(configured.ttl()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void canBeCheckedOfflineWithThePublishedKeys() throws Exception {
        var consent = TestConsent.of(installs.app());
        var token = SignedJWT.parse(mint(consent));
        var keys = JWKSet.parse(RestAssured.get("/oauth2/jwks").asString());

        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getSubject()).isEqualTo("3");
        assertThat(claims.getStringClaim("client_id")).isEqualTo(consent.app().clientId());
        assertThat(claims.getStringClaim("scope")).isEqualTo("crm.objects.contacts.read oauth");
        assertThat(claims.getIntegerClaim("account_id")).isEqualTo(consent.accountId());
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void diesWithItsGrantWhereItIsAskedAfter() {
        var consent = TestConsent.of(installs.app());
        String token = mint(consent);

        assertThat(mint.read(token)).isPresent();
        assertThat(installs.isActive(consent.app(), token)).isTrue();
        installs.inDatabase("UPDATE app_grant SET revoked_at = now() WHERE account_id = ?", consent.accountId());

        assertThat(installs.isActive(consent.app(), token)).isFalse();
    }

    private String mint(TestConsent consent) {
        installs.install(consent);
        Grant grant = grants.find(grantId(consent)).orElseThrow();
        return mint.mint(grant, scopes.load(grant.scopeSetId()), installs.recipient(consent.app()))
                .value();
    }

    private UUID grantId(TestConsent consent) {
        long most = installs.number(
                "SELECT ('x' || substring(replace(id::text, '-', '') FROM 1 FOR 16))::bit(64)::bigint FROM app_grant WHERE account_id = ?",
                consent.accountId());
        long least = installs.number(
                "SELECT ('x' || substring(replace(id::text, '-', '') FROM 17 FOR 16))::bit(64)::bigint FROM app_grant WHERE account_id = ?",
                consent.accountId());
        return new UUID(most, least);
    }
}

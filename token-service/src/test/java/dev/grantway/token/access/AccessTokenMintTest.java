package dev.grantway.token.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTokenMintTest {
    private final TestInstalls installs;
    private final Grants grants;
    private final ScopeSets scopes;
    private final AccessTokenConfig config;
    private final OpaqueTokens opaque;
    private final SignedTokens signed;

    AccessTokenMintTest(
            TestInstalls installs,
            Grants grants,
            ScopeSets scopes,
            AccessTokenConfig config,
            OpaqueTokens opaque,
            SignedTokens signed) {
        this.installs = installs;
        this.grants = grants;
        this.scopes = scopes;
        this.config = config;
        this.opaque = opaque;
        this.signed = signed;
    }

    @Test
    void makesAGoodTokenInTheVerySecondOfARevocation() {
        var app = installs.app();
        String revoked = installs.install(TestConsent.of(app)).path("access_token");
        var dead = opaque.read(revoked).orElseThrow();
        TestInstalls.post(
                        "/oauth2/revoke",
                        Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", revoked))
                .then()
                .statusCode(200);
        var grant = grants.find(dead.grantId()).orElseThrow();
        var sameSecond = Clock.fixed(dead.issuedAt().plusMillis(500), ZoneOffset.UTC);

        var next = new AccessTokenMint(config, opaque, signed, sameSecond)
                .mint(grant, scopes.load(grant.scopeSetId()), installs.recipient(app));

        assertThat(installs.isActive(app, revoked)).isFalse();
        assertThat(installs.isActive(app, next.value())).isTrue();
        // its life is no longer for it, however often an app revokes and refreshes
        assertThat(opaque.read(next.value()).map(AccessToken::expiresAt)).hasValue(dead.expiresAt());
    }
}

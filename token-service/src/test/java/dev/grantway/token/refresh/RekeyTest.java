package dev.grantway.token.refresh;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.key.TestKeys;
import dev.grantway.token.key.TokenKeys;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator adds a key: a second service beside the running one has it, as in a rolling restart. */
@QuarkusTest
class RekeyTest {
    private final TestInstalls installs;
    private final TestKeys testKeys;
    private final Grants grants;
    private final ScopeSets scopes;
    private final AccessTokenMint accessTokens;
    private final AppCatalog apps;
    private TokenKeys keys;
    private RefreshTokenMint mint;
    private TokenRefresh refresh;

    RekeyTest(
            TestInstalls installs,
            TestKeys testKeys,
            Grants grants,
            ScopeSets scopes,
            AccessTokenMint accessTokens,
            AppCatalog apps) {
        this.installs = installs;
        this.testKeys = testKeys;
        this.grants = grants;
        this.scopes = scopes;
        this.accessTokens = accessTokens;
        this.apps = apps;
    }

    @BeforeEach
    void addAKey() throws Exception {
        keys = testKeys.withANewerKey();
        mint = new RefreshTokenMint(keys);
        refresh = new TokenRefresh(mint, grants, scopes, new TokenPair(accessTokens, mint, scopes));
    }

    @Test
    void anOldKeysTokenIsAnsweredWithOneUnderTheNewestAndGoesOnWorking() {
        var app = installs.app();
        String old = installs.install(TestConsent.of(app)).path("refresh_token");

        String rekeyed = trade(app, old);

        assertThat(rekeyed).isNotEqualTo(old);
        assertThat(mint.read(rekeyed)).map(RefreshToken::keyId).hasValue(keys.newest());
        assertThat(mint.read(old)).map(RefreshToken::keyId).isNotEmpty().isNotEqualTo(Optional.of(keys.newest()));
        assertThat(trade(app, rekeyed)).isEqualTo(rekeyed);
        assertThat(trade(app, old)).as("who keeps the first one for good").isEqualTo(rekeyed);
    }

    @Test
    void aRotatedTokenIsUnderTheNewestKey() {
        var app = installs.newApp(true, AppTokens.ROTATING);
        String old = installs.install(TestConsent.of(app)).path("refresh_token");

        String successor = trade(app, old);

        assertThat(mint.read(successor)).hasValueSatisfying(token -> {
            assertThat(token.keyId()).isEqualTo(keys.newest());
            assertThat(token.rotation()).isOne();
        });
        assertThat(trade(app, old)).isEqualTo(successor);
        trade(app, trade(app, successor));
    }

    @Test
    void aKeyThatIsNotInTheKeysetMakesNothing() {
        var app = installs.app();
        String rekeyed = trade(app, installs.install(TestConsent.of(app)).path("refresh_token"));

        TestInstalls.post("/oauth2/token", installs.refreshOf(app, rekeyed))
                .then()
                .statusCode(400);
    }

    @Test
    void grantsAreCountedByTheKeyOfTheTokenTheyShow() {
        var consent = TestConsent.of(installs.app());
        long before = counted(oldKey());
        String old = installs.install(consent).path("refresh_token");
        assertThat(counted(oldKey())).isEqualTo(before + 1);
        String rekeyed = trade(consent.app(), old);
        await().until(() -> isNoted(consent));
        assertThat(counted(oldKey())).as("it may not keep the new one").isEqualTo(before + 1);

        installs.inDatabase(
                "UPDATE app_grant SET last_used_at = last_used_at - interval '61 seconds' WHERE account_id = ?",
                consent.accountId());
        trade(consent.app(), rekeyed);
        await().until(() -> isNoted(consent));

        assertThat(counted(oldKey())).isEqualTo(before);
        assertThat(counted(keys.newest())).isOne();
    }

    @Test
    void aRevokedGrantIsNotCounted() {
        var consent = TestConsent.of(installs.app());
        long before = counted(oldKey());
        installs.install(consent);
        installs.inDatabase("UPDATE app_grant SET revoked_at = now() WHERE account_id = ?", consent.accountId());

        assertThat(counted(oldKey())).isEqualTo(before);
    }

    @Test
    void onlyAServiceWithTheScopeMayCount() {
        given().get("/internal/grants/by-key").then().statusCode(401);
        given().header("Authorization", "Bearer " + installs.serviceToken("bystander"))
                .get("/internal/grants/by-key")
                .then()
                .statusCode(403);
    }

    /** The one key of the running service. */
    private int oldKey() {
        return keys.ids().stream().filter(id -> id != keys.newest()).findFirst().orElseThrow();
    }

    /** Whether its use was, within the last minute. */
    private boolean isNoted(TestConsent consent) {
        return installs.number(
                        "SELECT count(*) FROM app_grant WHERE account_id = ?"
                                + " AND last_used_at > now() - interval '1 minute'",
                        consent.accountId())
                == 1;
    }

    private long counted(int keyId) {
        return given()
                .header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .get("/internal/grants/by-key")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("keys", Listed.class)
                .stream()
                .filter(key -> Objects.equals(key.keyId(), Integer.toUnsignedLong(keyId)))
                .peek(key -> assertThat(key.newest()).isEqualTo(keyId == oldKey()))
                .mapToLong(Listed::grants)
                .sum();
    }

    record Listed(@Nullable Long keyId, boolean newest, long grants) {}

    private String trade(TestApp app, String token) {
        var snapshot = apps.findByClientId(app.clientId()).orElseThrow();
        var outcome = refresh.refresh(new Recipient(snapshot, Optional.empty()), new Secret(token), Optional.empty());
        return TestRefreshes.refreshTokenOf(((TokenOutcome.Issued) outcome).tokens());
    }
}

package dev.grantway.token.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.gate.TestGate;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.scope.ScopeSets;
import dev.grantway.token.suspension.TestSuspensions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An app that is switched off and on again. */
@QuarkusTest
class AppSwitchTest {
    private final TestInstalls installs;
    private final TestGate gate;
    private final TestSuspensions suspensions;
    private final AppCatalog catalog;
    private final AccessTokenMint mint;
    private final Grants grants;
    private final ScopeSets scopes;

    AppSwitchTest(
            TestInstalls installs,
            TestGate gate,
            TestSuspensions suspensions,
            AppCatalog catalog,
            AccessTokenMint mint,
            Grants grants,
            ScopeSets scopes) {
        this.installs = installs;
        this.gate = gate;
        this.suspensions = suspensions;
        this.catalog = catalog;
        this.mint = mint;
        this.grants = grants;
        this.scopes = scopes;
    }

    @ParameterizedTest
    @EnumSource(AccessTokens.class)
    void bringsBackRefreshTokensAndNoAccessTokenFromBefore(AccessTokens format) {
        gate.open();
        var app = app(format);
        var consent = TestConsent.of(app);
        var before = installs.install(consent);
        String access = before.path("access_token");
        var ownBefore = List.of(ownToken(consent, true), ownToken(consent, false));
        assertGood(app, access, true);
        assertThat(ownBefore).allMatch(token -> installs.isActive(app, token));

        installs.disable(app);
        enable(app);

        assertGood(app, access, false);
        assertThat(ownBefore).noneMatch(token -> installs.isActive(app, token));
        assertGood(app, refresh(app, before.path("refresh_token")), true);
        assertThat(installs.isActive(app, ownToken(consent, true))).isTrue();
        assertThat(installs.isActive(app, ownToken(consent, false))).isTrue();
        assertGood(app, installs.install(TestConsent.of(app)).path("access_token"), true);
    }

    /** The twin that is checked offline goes by what was told, which has to be the same. */
    @Test
    void sparesOfflineWhatComesOfTheNextRefresh() {
        var app = app(AccessTokens.JWT);
        var before = installs.install(TestConsent.of(app));
        var validBefore = catalog.validityOf(app.appId()).from();

        installs.disable(app);
        enable(app);

        var validFrom = catalog.validityOf(app.appId()).from();
        var next = mint.read(refresh(app, before.path("refresh_token"))).orElseThrow();
        assertThat(validFrom).isAfter(validBefore);
        assertThat(next.issuedAt()).isAfterOrEqualTo(validFrom);
    }

    /** A pod that has not heard yet makes tokens still: they must not outlive the switch, here or offline. */
    @ParameterizedTest
    @EnumSource(AccessTokens.class)
    void endsWhatAPodMakesThatHasNotHeardOfIt(AccessTokens format) {
        var app = app(format);
        String before = installs.install(TestConsent.of(app)).path("access_token");
        var grantId = mint.read(before).orElseThrow().grantId();
        var asTheOtherPodKnowsIt = installs.recipient(app);

        installs.disable(app);
        var grant = grants.find(grantId).orElseThrow();
        var late = mint.mint(grant, scopes.load(grant.scopeSetId()), asTheOtherPodKnowsIt);

        assertThat(mint.read(late.value()).orElseThrow().issuedAt())
                .isBefore(catalog.validityOf(app.appId()).from());
        enable(app);
        assertThat(installs.isActive(app, late.value())).isFalse();
    }

    /** Its tokens have a time a little ahead then, and the next revocation has to be later still. */
    @Test
    void doesNotSaveATokenFromASuspensionRightAfter() {
        gate.open();
        var app = app(AccessTokens.OPAQUE);
        var consent = TestConsent.of(app);
        String refresh = installs.install(consent).path("refresh_token");
        installs.disable(app);
        enable(app);
        String ahead = refresh(app, refresh);
        String own = ownToken(consent, true);

        suspensions.suspend(consent.installationId());
        suspensions.resume(consent.installationId());

        assertGood(app, ahead, false);
        assertThat(installs.isActive(app, own)).isFalse();
        assertGood(app, refresh(app, refresh), true);
        assertThat(installs.isActive(app, ownToken(consent, true))).isTrue();
    }

    private TestApp app(AccessTokens format) {
        return installs.newApp(new AppTokens(RefreshTokens.STABLE, format, AppTokens.Grants.ACCOUNT, null));
    }

    private void enable(TestApp app) {
        installs.publish(app, AppStatus.ACTIVE, installs.verifierOf(app));
        await().until(() -> catalog.findActive(app.appId()).isPresent());
    }

    private void assertGood(TestApp app, String token, boolean good) {
        assertThat(installs.isActive(app, token)).as("introspection").isEqualTo(good);
        assertThat(given().header("Authorization", "Bearer " + token)
                        .get("/authz/open/x")
                        .statusCode())
                .as("the gate")
                .isEqualTo(good ? 200 : 401);
    }

    private String refresh(TestApp app, String token) {
        return TestInstalls.post("/oauth2/token", installs.refreshOf(app, token))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String ownToken(TestConsent consent, boolean ofInstallation) {
        var form = TestInstalls.credentialsOf(consent.app());
        if (ofInstallation) {
            form.put("account_id", Integer.toString(consent.accountId()));
        }
        return TestInstalls.post("/oauth2/token", form)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}

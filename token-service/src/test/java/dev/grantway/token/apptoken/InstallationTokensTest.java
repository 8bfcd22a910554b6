package dev.grantway.token.apptoken;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.closure.Closures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InstallationTokensTest {
    private static final String STANDARD = "/oauth2/token";

    private final TestInstalls installs;
    private final Closures closures;

    InstallationTokensTest(TestInstalls installs, Closures closures) {
        this.installs = installs;
        this.closures = closures;
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth2/token, installation_id",
        "/oauth2/token, account_id",
        "/oauth/v1/token, hub_id",
        "/oauth/v3/token, portalId",
        "/oauth/2026-03/token, installation_id"
    })
    void areForAllThatTheInstallationHasAndForNoUser(String door, String name) {
        var consent = installed();
        installs.install(consent.byUser(4).withScopes("oauth", "content"));

        var answer = ask(door, consent.app(), name, valueOf(name, consent));

        answer.then()
                .statusCode(200)
                .body("access_token", startsWith("gwi1_"))
                .body("token_type", equalTo("bearer"))
                .body("token_use", equalTo("client_credentials"))
                .body("refresh_token", nullValue())
                .body("hub_id", equalTo(consent.accountId()))
                .body("user_id", nullValue())
                .body("expires_in", equalTo(1800))
                .body("scopes", containsInAnyOrder("oauth", "content", "crm.objects.contacts.read"));
        assertThat(answer.<String>path("access_token")).hasSizeLessThanOrEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/introspect", "/oauth/v3/token/introspect"})
    void areKnownToIntrospection(String door) {
        var consent = installed();

        given().formParams(Map.of(
                        "client_id", consent.app().clientId(),
                        "client_secret", consent.app().clientSecret(),
                        "token", token(consent)))
                .post(door)
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("client_id", equalTo(consent.app().clientId()))
                .body("account_id", equalTo(consent.accountId()))
                .body("installation_id", equalTo(consent.installationId()))
                .body("hub_id", equalTo(consent.accountId()))
                .body("token_use", equalTo("access_token"))
                .body("sub", nullValue())
                .body("user_id", equalTo(0)) // HubSpot's clients demand a number
                .body("exp", greaterThan(0));
    }

    @Test
    void areKnownToHubSpotsTokenInfo() {
        var consent = installed();

        get("/oauth/v1/access-tokens/{token}", token(consent))
                .then()
                .statusCode(200)
                .body("hub_id", equalTo(consent.accountId()))
                .body("app_id", equalTo(consent.app().appId()))
                .body("token_type", equalTo("access"))
                .body("expires_in", greaterThan(1700));
    }

    @Test
    void haveFewerScopesWhereFewerAreAskedFor() {
        var consent = installed();

        given().formParams(TestInstalls.credentialsOf(consent.app()))
                .formParam("account_id", consent.accountId())
                .formParam("scope", "oauth")
                .post(STANDARD)
                .then()
                .statusCode(200)
                .body("scope", equalTo("oauth"));
        given().formParams(TestInstalls.credentialsOf(consent.app()))
                .formParam("account_id", consent.accountId())
                .formParam("scope", "oauth content")
                .post("/oauth/v3/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"))
                .body("status", equalTo("BAD_SCOPES"));
    }

    @Test
    void dieWithTheGenerationAndAreNotBornAfterIt() {
        var consent = installed();
        String token = token(consent);

        closures.close(consent.installationId(), 1, "uninstalled");

        assertThat(installs.isActive(consent.app(), token)).isFalse();
        assertRefused(consent.app(), consent.accountId(), 400, "invalid_grant");
        installs.install(consent.inGeneration(2));
        assertThat(installs.isActive(consent.app(), token)).isFalse();
        assertThat(installs.isActive(consent.app(), token(consent))).isTrue();
    }

    @Test
    void restWhileTheInstallationIsSuspended() {
        var consent = installed();
        String token = token(consent);
        installs.inDatabase("UPDATE installation SET state = 'SUSPENDED' WHERE account_id = ?", consent.accountId());

        assertThat(installs.isActive(consent.app(), token)).isFalse();
        assertRefused(consent.app(), consent.accountId(), 403, "access_denied");
    }

    @Test
    void loseWhatAConsentThatWasTakenBackGave() {
        var consent = installed();
        String refresh = installs.install(consent.byUser(4).withScopes("oauth", "content"))
                .path("refresh_token");
        String wide = token(consent);

        revoke(consent.app(), refresh);

        assertThat(installs.isActive(consent.app(), wide)).isFalse();
        assertThat(installs.isActive(consent.app(), token(consent))).isTrue();
    }

    @Test
    void areNotToBeHadWithoutALiveGrant() {
        var consent = TestConsent.of(installs.app());
        String refresh = installs.install(consent).path("refresh_token");
        String token = token(consent);

        revoke(consent.app(), refresh);

        assertThat(installs.isActive(consent.app(), token)).isFalse();
        assertRefused(consent.app(), consent.accountId(), 400, "invalid_grant");
    }

    @Test
    void areNotForAnInstallationThatIsAuthorizedOnly() {
        var consent = TestConsent.of(installs.app());
        installs.code(consent);

        assertRefused(consent.app(), consent.accountId(), 400, "invalid_grant");
    }

    @Test
    void endTogetherWhenOneIsRevokedAndTheNextIsGood() {
        var consent = TestConsent.of(installs.app());
        String ofUser = installs.install(consent).path("access_token");
        String first = token(consent);
        String second = token(consent);

        revoke(consent.app(), second);

        assertThat(installs.isActive(consent.app(), first)).isFalse();
        assertThat(installs.isActive(consent.app(), second)).isFalse();
        assertThat(installs.isActive(consent.app(), token(consent))).isTrue();
        assertThat(installs.isActive(consent.app(), ofUser)).isTrue();
    }

    @Test
    void areTheirAppsAlone() {
        var consent = installed();
        String token = token(consent);
        var other = installs.newApp(true);

        assertRefused(other, consent.accountId(), 400, "invalid_grant");
        ask(STANDARD, other, "installation_id", consent.installationId())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        assertThat(installs.isActive(other, token)).isFalse();
        revoke(other, token);
        assertThat(installs.isActive(consent.app(), token)).isTrue();
    }

    @Test
    void restWhileTheAppDoes() {
        var app = installs.newApp(true);
        var consent = TestConsent.of(app);
        installs.install(consent);
        String token = token(consent);

        installs.publish(app, AppStatus.DISABLED, installs.verifierOf(app));

        Awaitility.await().until(() -> !installs.isActive(app, token));
        assertRefused(app, consent.accountId(), 400, "unauthorized_client");
    }

    @Test
    void areNoOtherKindOfToken() {
        String token = token(installed());
        String installation = token.substring(5);

        assertThat(installs.isActive(installs.app(), "gwa1_" + installation)).isFalse();
        assertThat(installs.isActive(installs.app(), "gwd1_" + installation.substring(0, 48)))
                .isFalse();
        assertThat(installs.isActive(installs.app(), "gwi1_" + another(installation)))
                .isFalse();
    }

    private static String another(String text) {
        return (text.startsWith("A") ? "B" : "A") + text.substring(1);
    }

    private TestConsent installed() {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        return consent;
    }

    private static String token(TestConsent consent) {
        return ask(STANDARD, consent.app(), "account_id", Integer.toString(consent.accountId()))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String valueOf(String name, TestConsent consent) {
        return name.equals("installation_id") ? consent.installationId() : Integer.toString(consent.accountId());
    }

    private static Response ask(String door, TestApp app, String name, String value) {
        var form = TestInstalls.credentialsOf(app);
        form.put(name, value);
        return TestInstalls.post(door, form);
    }

    private static void assertRefused(TestApp app, int accountId, int status, String error) {
        for (String door : new String[] {STANDARD, "/oauth/v3/token"}) {
            ask(door, app, "account_id", Integer.toString(accountId))
                    .then()
                    .statusCode(status)
                    .body("error", equalTo(error));
        }
    }

    private static void revoke(TestApp app, String token) {
        TestInstalls.post(
                        "/oauth2/revoke",
                        Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token))
                .then()
                .statusCode(200);
    }
}

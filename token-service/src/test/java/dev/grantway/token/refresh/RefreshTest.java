package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.app.AppCatalog;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshTest {
    private final TestInstalls installs;
    private final ClientSecrets secrets;
    private final AppCatalog catalog;

    RefreshTest(TestInstalls installs, ClientSecrets secrets, AppCatalog catalog) {
        this.installs = installs;
        this.secrets = secrets;
        this.catalog = catalog;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v1/token", "/oauth/2026-09/token"})
    void givesANewAccessTokenAndKeepsTheRefreshToken(String door) {
        var consent = TestConsent.of(installs.app());
        var request = refreshOf(consent);
        request.put("redirect_uri", TestConsent.REDIRECT_URI); // some clients send it here too

        var answer = TestInstalls.post(door, request);

        answer.then()
                .statusCode(200)
                .body("refresh_token", equalTo(request.get("refresh_token")))
                .body("hub_id", equalTo(consent.accountId()))
                .body("expires_in", equalTo(1800));
        assertThat(installs.isActive(consent.app(), answer.path("access_token")))
                .isTrue();
        assertThat(installs.events(consent)).isOne();
    }

    @Test
    void fiftyAtOnceAllSucceed() throws Exception {
        var consent = TestConsent.of(installs.app());
        var request = refreshOf(consent);
        var posts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 50; i++) {
            posts.add(() -> TestInstalls.post("/oauth/v1/token", request).statusCode());
        }

        try (var threads = Executors.newFixedThreadPool(50)) {
            assertThat(threads.invokeAll(posts)).extracting(Future::resultNow).containsOnly(200);
        }
    }

    @Test
    void takesTheGrantedScopeInAnyOrderAndNoMore() {
        var request = refreshOf(TestConsent.of(installs.app()));

        request.put("scope", "oauth crm.objects.contacts.read");
        TestInstalls.post("/oauth2/token", request).then().statusCode(200);
        request.put("scope", "oauth crm.objects.contacts.read content");
        TestInstalls.post("/oauth2/token", request).then().statusCode(400).body("error", equalTo("invalid_scope"));
        TestInstalls.post("/oauth/v1/token", request).then().statusCode(400).body("status", equalTo("BAD_SCOPES"));
    }

    @Test
    void takesANarrowerScopeForThisTokenAlone() {
        var consent = TestConsent.of(installs.app());
        var request = refreshOf(consent);
        request.put("scope", "oauth");

        var narrow = TestInstalls.post("/oauth2/token", request);
        narrow.then()
                .statusCode(200)
                .body("scope", equalTo("oauth"))
                .body("refresh_token", equalTo(request.get("refresh_token")));
        assertThat(scopeOf(consent, narrow.path("access_token"))).isEqualTo("oauth");

        request.remove("scope");
        var all = TestInstalls.post("/oauth2/token", request);
        all.then().statusCode(200).body("scope", equalTo("crm.objects.contacts.read oauth"));
        assertThat(scopeOf(consent, all.path("access_token"))).isEqualTo("crm.objects.contacts.read oauth");
        assertThat(scopeOf(consent, narrow.path("access_token"))).isEqualTo("oauth");
        assertThat(installs.events(consent)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " oauth", "content", "OAUTH", "oauth\tcrm.objects.contacts.read"})
    void takesNoScopeThatNamesAnythingElse(String scope) {
        var request = refreshOf(TestConsent.of(installs.app()));
        request.put("scope", scope);

        TestInstalls.post("/oauth2/token", request).then().statusCode(400).body("error", equalTo("invalid_scope"));
    }

    @Nested
    class Refuses {
        @Test
        void anUnknownToken() {
            var request = installs.refreshOf(installs.app(), "gwr1_unknown");

            refused(request);
        }

        @Test
        void anotherAppsToken() {
            var request = refreshOf(TestConsent.of(installs.app()));
            var another = installs.newApp(true);
            request.put("client_id", another.clientId());
            request.put("client_secret", another.clientSecret());

            refused(request);
        }

        @Test
        void anAccessToken() {
            var tokens = installs.install(TestConsent.of(installs.app()));

            refused(installs.refreshOf(installs.app(), tokens.path("access_token")));
        }

        @Test
        void aTokenWhoseGrantHasAnotherSalt() {
            var consent = TestConsent.of(installs.app());
            var request = refreshOf(consent);

            installs.inDatabase(
                    "UPDATE app_grant SET salt = decode(repeat('00', 16), 'hex') WHERE account_id = ?",
                    consent.accountId());

            refused(request);
        }

        @Test
        void aSuspendedInstallationWithoutEndingIt() {
            var consent = TestConsent.of(installs.app());
            var tokens = installs.install(consent);
            var request = installs.refreshOf(consent.app(), tokens.path("refresh_token"));

            installs.inDatabase(
                    "UPDATE installation SET state = 'SUSPENDED' WHERE account_id = ?", consent.accountId());
            TestInstalls.post("/oauth/v1/token", request)
                    .then()
                    .statusCode(403)
                    .body("error", equalTo("access_denied"))
                    .body("error", not(equalTo("invalid_grant")));
            assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                    .isFalse();
            installs.inDatabase("UPDATE installation SET state = 'OPEN' WHERE account_id = ?", consent.accountId());

            TestInstalls.post("/oauth/v1/token", request).then().statusCode(200);
        }

        @Test
        void aDisabledAppsToken() {
            var app = installs.newApp(true);
            var tokens = installs.install(TestConsent.of(app));

            installs.publish(app, AppStatus.DISABLED, new SecretVerifier(secrets.hash(app.clientSecret()), null, null));
            await().until(() -> catalog.findActive(app.appId()).isEmpty());

            refused(installs.refreshOf(app, tokens.path("refresh_token")));
            assertThat(installs.isActive(app, tokens.path("access_token"))).isFalse();
        }

        @Test
        void aSecretPastItsOverlap() {
            var app = installs.newApp(true);
            var tokens = installs.install(TestConsent.of(app));
            var ended = Clock.systemUTC().instant().minus(Duration.ofSeconds(1));
            String next = secrets.generate();

            installs.publish(
                    app,
                    AppStatus.ACTIVE,
                    new SecretVerifier(secrets.hash(app.clientSecret()), ended, null),
                    new SecretVerifier(secrets.hash(next), null, null));
            await().until(() -> catalog.verifiersOf(app.appId()).size() == 2);

            var request = installs.refreshOf(app, tokens.path("refresh_token"));
            TestInstalls.post("/oauth/v1/token", request)
                    .then()
                    .statusCode(400)
                    .body("status", equalTo("BAD_CLIENT_SECRET"));
            request.put("client_secret", next);
            TestInstalls.post("/oauth/v1/token", request).then().statusCode(200);
        }

        private void refused(Map<String, String> request) {
            TestInstalls.post("/oauth/v1/token", request)
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_grant"))
                    .body("status", equalTo("BAD_REFRESH_TOKEN"));
            TestInstalls.post("/oauth2/token", request).then().statusCode(400).body("error", equalTo("invalid_grant"));
        }
    }

    private static String scopeOf(TestConsent consent, String token) {
        var app = consent.app();
        return TestInstalls.post(
                        "/oauth2/introspect",
                        Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token))
                .path("scope");
    }

    private Map<String, String> refreshOf(TestConsent consent) {
        return installs.refreshOf(consent.app(), installs.install(consent).path("refresh_token"));
    }
}

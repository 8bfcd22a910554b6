package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.token.TestConsent;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.closure.Closures;
import io.restassured.RestAssured;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Refresh tokens that are dead, another's, or asked for more than they hold. */
@Singleton
class RefreshAttacks implements AttackClass {
    private final Closures closures;
    private final ClientSecrets secrets;
    private final AppCatalog catalog;

    RefreshAttacks(Closures closures, ClientSecrets secrets, AppCatalog catalog) {
        this.closures = closures;
        this.secrets = secrets;
        this.catalog = catalog;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "T15", this::withWhatIsDead,
                "T16", RefreshAttacks::forOtherScopes,
                "T21", RefreshAttacks::whenTheAnswerIsLost,
                "X4", RefreshAttacks::inAnotherSpelling,
                "X5", RefreshAttacks::withATokenOfAnotherKind,
                "X6", RefreshAttacks::afterANewConsent);
    }

    private void withWhatIsDead(Scene scene) throws Exception {
        var installs = scene.installs();
        var alive = scene.install();
        for (String unknown : List.of("x", "gwr1_unknown", alive.refresh() + "x", "null", "0")) {
            var form = scene.refreshOf(alive);
            form.put("refresh_token", unknown);
            assertRefused(scene, form, "400 invalid_grant", "BAD_REFRESH_TOKEN");
        }
        var thief = Scene.proofOf(installs.newApp(true), Map.of("grant_type", "refresh_token"));
        thief.put("refresh_token", alive.refresh());
        assertRefused(scene, thief, "400 invalid_grant", "BAD_REFRESH_TOKEN");
        scene.assertAlive(alive);

        scene.revoke(alive.app(), alive.refresh());
        assertRefused(scene, scene.refreshOf(alive), "400 invalid_grant", "BAD_REFRESH_TOKEN");

        uninstalledOrSuspended(scene);
        ofAnAppThatIsOff(scene, AppStatus.DISABLED, "400 invalid_grant", "400 invalid_client");
        ofAnAppThatIsOff(scene, AppStatus.DELETED, "400 invalid_grant", "400 invalid_client");
        withASecretPastItsOverlap(scene);
    }

    private void uninstalledOrSuspended(Scene scene) throws IOException {
        var consent = TestConsent.of(scene.installs().app());
        var issued = scene.installs().issue(consent);
        var installed = scene.install(consent.byUser(4));
        setState(scene, consent, "SUSPENDED");
        assertRefused(scene, scene.refreshOf(installed), "403 access_denied", "BAD_HUB");
        assertThat(scene.isActive(consent.app(), installed.access())).isFalse();
        setState(scene, consent, "OPEN");
        scene.assertAlive(installed);

        closures.close(issued.installationId(), 1, "BY_USER");
        scene.assertRefused(scene.token(scene.refreshOf(installed)), "400 invalid_grant");
        scene.assertDead(installed);
    }

    private static void setState(Scene scene, TestConsent consent, String state) {
        scene.installs()
                .inDatabase("UPDATE installation SET state = ? WHERE account_id = ?", state, consent.accountId());
    }

    private void ofAnAppThatIsOff(Scene scene, AppStatus status, String... expected) throws IOException {
        var app = scene.installs().newApp(true);
        var installed = scene.install(TestConsent.of(app));
        scene.installs().publish(app, status, new SecretVerifier(secrets.hash(app.clientSecret()), null, null));
        await().until(() -> catalog.findActive(app.appId()).isEmpty());

        scene.assertRefused(scene.token(scene.refreshOf(installed)), expected);
    }

    private void withASecretPastItsOverlap(Scene scene) throws IOException {
        var app = scene.installs().newApp(true);
        var installed = scene.install(TestConsent.of(app));
        var ended = Clock.systemUTC().instant().minus(Duration.ofSeconds(1));
        String next = secrets.generate();
        scene.installs()
                .publish(
                        app,
                        AppStatus.ACTIVE,
                        new SecretVerifier(secrets.hash(app.clientSecret()), ended, null),
                        new SecretVerifier(secrets.hash(next), null, null));
        await().until(() -> catalog.verifiersOf(app.appId()).size() == 2);

        var form = scene.refreshOf(installed);
        scene.assertRefused(scene.token(form), "400 invalid_client", "401 invalid_client");
        form.put("client_secret", next);
        assertThat(scene.token(form).status()).isEqualTo(200);
    }

    private static void assertRefused(Scene scene, Map<String, String> form, String expected, String inHubSpotsWords)
            throws IOException {
        var answer = scene.token(form);
        scene.assertRefused(answer, expected);
        if (scene.door() == Door.HUBSPOT) {
            assertThat(answer.text("status")).isEqualTo(inHubSpotsWords);
        }
    }

    private static void forOtherScopes(Scene scene) throws IOException {
        var installed = scene.install();
        var form = scene.refreshOf(installed);
        for (String scope : List.of(
                "oauth crm.objects.contacts.read content",
                "content",
                "crm.objects.contacts.write",
                "OAUTH",
                "oauth\tcrm.objects.contacts.read",
                "oauth,crm.objects.contacts.read",
                "oauth \" or 1=1",
                "*")) {
            form.put("scope", scope);
            scene.assertRefused(scene.token(form), "400 invalid_scope");
        }

        form.put("scope", "oauth");
        var narrow = scene.token(form);
        assertThat(narrow.text("scope")).isEqualTo("oauth");
        form.remove("scope");
        assertThat(scene.token(form).text("scope")).isEqualTo("crm.objects.contacts.read oauth");
        assertThat(scene.introspect(installed.app(), narrow.text("access_token"))
                        .text("scope"))
                .as("what the narrow token still is")
                .isEqualTo("oauth");

        // dropped by a later consent
        var less = scene.install(installed.consent().withScopes("oauth"));
        form.put("refresh_token", less.refresh());
        assertThat(scene.token(form).text("scope")).isEqualTo("oauth");
        form.put("scope", "oauth crm.objects.contacts.read");
        scene.assertRefused(scene.token(form), "400 invalid_scope");
        form.put("refresh_token", installed.refresh());
        scene.assertRefused(scene.token(form), "400 invalid_scope");
    }

    /** The process that dies between commit and answer is in e2e; here its client never reads the answer. */
    private static void whenTheAnswerIsLost(Scene scene) throws IOException {
        var consent = TestConsent.of(scene.installs().app());
        var exchange =
                scene.installs().exchangeOf(consent.app(), scene.installs().code(consent));
        send(scene, exchange);
        await().until(() -> scene.installs().liveGrants(consent) == 1);

        var again = scene.token(exchange);
        var third = scene.token(exchange);

        assertThat(again.status()).isEqualTo(200);
        assertThat(third.text("refresh_token")).isEqualTo(again.text("refresh_token"));
        assertThat(scene.installs().liveGrants(consent)).isOne();
        assertThat(scene.installs().events(consent)).isOne();

        var refresh = Scene.proofOf(consent.app(), Map.of("grant_type", "refresh_token"));
        refresh.put("refresh_token", again.text("refresh_token"));
        send(scene, refresh);
        var refreshed = scene.token(refresh);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.text("refresh_token")).isEqualTo(again.text("refresh_token"));
        assertThat(scene.isActive(consent.app(), refreshed.text("access_token")))
                .isTrue();
    }

    /** Sends and hangs up without reading. */
    private static void send(Scene scene, Map<String, String> form) throws IOException {
        try (var socket = Wire.open()) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(Request.form(scene.door().token(), form).bytes(RestAssured.port));
            socket.getOutputStream().flush();
            await().until(() -> socket.getInputStream().available() > 0);
        }
        scene.note("an answer was sent, and nobody read it");
    }

    private static void inAnotherSpelling(Scene scene) throws IOException {
        var installed = scene.install();
        String token = installed.refresh();
        char last = token.charAt(token.length() - 1);
        for (String spelling : List.of(
                token + "=",
                token + "==",
                token + "%00",
                token + "\n",
                " " + token,
                token + " ",
                "GWR1_" + token.substring(5),
                token.toUpperCase(java.util.Locale.ROOT),
                token.substring(0, token.length() - 1) + (char) (last + 1),
                token.substring(0, 20) + "\u200b" + token.substring(20),
                "Bearer " + token)) {
            var form = scene.refreshOf(installed);
            form.put("refresh_token", spelling);
            scene.assertRefused(scene.token(form), "400 invalid_grant", "400 invalid_request");
            assertThat(scene.isActive(installed.app(), spelling)).isFalse();
        }
        scene.assertAlive(installed);
    }

    private static void withATokenOfAnotherKind(Scene scene) throws IOException {
        var installed = scene.install();
        for (String other : List.of(
                installed.access(),
                installed.access().replace("gwa1_", "gwr1_"),
                installed.exchange().get("code"),
                scene.installs().serviceToken("crm"))) {
            var form = scene.refreshOf(installed);
            form.put("refresh_token", other);
            scene.assertRefused(scene.token(form), "400 invalid_grant");
        }
        String address = "/oauth/v1/access-tokens/";
        assertThat(scene.ask(Request.get(address + installed.refresh())).status())
                .isEqualTo(404);
        assertThat(scene.ask(Request.get("/oauth/v1/refresh-tokens/" + installed.access()))
                        .status())
                .isEqualTo(404);
        assertThat(scene.ask(Request.get(address + installed.exchange().get("code")))
                        .status())
                .isEqualTo(404);
        scene.assertAlive(installed);
    }

    private static void afterANewConsent(Scene scene) throws IOException {
        var first = scene.install();
        scene.revoke(first.app(), first.refresh());

        var second = scene.install(first.consent().again());

        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        scene.assertDead(first);
        scene.assertAlive(second);
    }
}

package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestConsent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Taking tokens back that are one's own, another's, or none. */
@Singleton
class RevocationAttacks implements AttackClass {
    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "V1", RevocationAttacks::ofNoToken,
                "V2", RevocationAttacks::byNobody,
                "V3", RevocationAttacks::ofAnothersToken,
                "V4", RevocationAttacks::ofARefreshToken,
                "X14", RevocationAttacks::ofATokenThatIsPartlyRight);
    }

    private static void ofNoToken(Scene scene) throws IOException {
        var app = scene.installs().app();
        for (String token : List.of("x", "gwr1_", "gwa1_AAAA", "eyJhbGciOiJub25lIn0.e30.", "é", "x".repeat(5_000))) {
            var answer = scene.revoke(app, token);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
        var hinted = Scene.proofOf(app, Map.of("token", "x", "token_type_hint", "no-such-type"));
        assertThat(scene.ask(Request.form(scene.door().revocation(), hinted)).status())
                .isEqualTo(200);
        scene.assertRefused(
                scene.ask(Request.form(scene.door().revocation(), Scene.proofOf(app, Map.of()))),
                "400 invalid_request");
    }

    private static void byNobody(Scene scene) throws IOException {
        var installed = scene.install();
        var form = new HashMap<>(Map.of("token", installed.refresh()));
        assertNobody(scene, form);
        form.put("client_id", installed.app().clientId());
        assertNobody(scene, form);
        form.put("client_secret", "wrong");
        assertNobody(scene, form);
        var byHeader = Request.form(scene.door().revocation(), Map.of("token", installed.refresh()));
        scene.assertRefused(
                scene.ask(byHeader.with(
                        "Authorization", Request.basic(installed.app().clientId() + ":wrong"))),
                "401 invalid_client");
        scene.assertRefused(
                scene.ask(byHeader.with("Authorization", "Bearer " + installed.access())), "401 invalid_client");
        scene.assertAlive(installed);

        var open = scene.installs().newApp(false);
        var consent = TestConsent.of(open).withChallenge(TestConsent.CHALLENGE);
        var exchange = scene.installs().exchangeOf(open, scene.installs().code(consent));
        exchange.put("code_verifier", TestConsent.VERIFIER);
        String refresh = scene.token(exchange).text("refresh_token");
        assertNobody(scene, Map.of("token", refresh));
        assertThat(scene.installs().liveGrants(consent)).isOne();
        assertThat(scene.revoke(open, refresh).status()).isEqualTo(200);
        assertThat(scene.installs().liveGrants(consent)).isZero();
    }

    private static void assertNobody(Scene scene, Map<String, String> form) throws IOException {
        scene.assertRefused(scene.ask(Request.form(scene.door().revocation(), form)), "401 invalid_client");
    }

    private static void ofAnothersToken(Scene scene) throws IOException {
        var installed = scene.install();
        var thief = scene.installs().newApp(true);
        var open = scene.installs().newApp(false);
        var service = Map.of(
                "client_id", "crm", "client_secret", ServiceClientsResource.SECRET, "token", installed.refresh());

        assertThat(scene.revoke(thief, installed.refresh()).status()).isIn(200, 400);
        assertThat(scene.revoke(thief, installed.access()).status()).isIn(200, 400);
        assertThat(scene.revoke(open, installed.refresh()).status()).isIn(200, 400);
        assertThat(scene.ask(Request.form(scene.door().revocation(), service)).status())
                .isIn(200, 400);

        scene.assertAlive(installed);
    }

    private static void ofARefreshToken(Scene scene) throws IOException {
        var installed = scene.install();
        String later = scene.token(scene.refreshOf(installed)).text("access_token");
        if (scene.door() == Door.HUBSPOT) {
            var byAddress = Request.get("/oauth/v1/refresh-tokens/" + installed.refresh());
            assertThat(scene.ask(byAddress.by("DELETE")).status()).isEqualTo(204);
        } else {
            assertThat(scene.revoke(installed.app(), installed.refresh()).status())
                    .isEqualTo(200);
        }

        scene.assertDead(installed);
        assertThat(scene.isActive(installed.app(), later)).isFalse();
        assertThat(scene.installs()
                        .number(
                                "SELECT count(*) FROM installation WHERE account_id = ? AND state = 'OPEN'",
                                installed.consent().accountId()))
                .as("installations that stay")
                .isOne();
        assertThat(scene.installs().events(installed.consent())).isEqualTo(2);
    }

    private static void ofATokenThatIsPartlyRight(Scene scene) throws IOException {
        var installed = scene.install();
        String refresh = installed.refresh();
        for (String near : List.of(
                refresh.substring(0, refresh.length() - 1),
                refresh.substring(0, refresh.length() - 22) + "A".repeat(22), // grant and first MAC are right
                refresh.replace("gwr1_", "gwa1_"),
                installed.access().substring(0, 40) + refresh.substring(40))) {
            assertThat(scene.revoke(installed.app(), near).status()).isEqualTo(200);
            var byAddress = Request.get("/oauth/v1/refresh-tokens/" + near).by("DELETE");
            assertThat(scene.ask(byAddress).status()).isEqualTo(404);
        }
        scene.assertAlive(installed);
    }
}

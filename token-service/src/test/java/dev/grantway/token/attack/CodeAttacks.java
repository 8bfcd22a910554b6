package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestConsent;
import dev.grantway.token.closure.Closures;
import dev.grantway.token.code.AuthorizationCode;
import dev.grantway.token.code.CodeMint;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Codes that are stolen, old, changed, or somebody else's. */
@Singleton
class CodeAttacks implements AttackClass {
    private final CodeMint mint;
    private final Closures closures;
    private final TopicReader topics;

    CodeAttacks(CodeMint mint, Closures closures, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.mint = mint;
        this.closures = closures;
        this.topics = new TopicReader(kafka);
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "T1", this::replayed,
                "T3", CodeAttacks::byAnotherClient,
                "T4", CodeAttacks::changedOrOfAnotherKind,
                "T5", CodeAttacks::withAnotherRedirectUri,
                "T6", this::tooOld,
                "T7", CodeAttacks::withoutTheRightVerifier,
                "X1", CodeAttacks::withWhatTheClientMayNotSay,
                "X2", this::ofAnEarlierGeneration,
                "X3", CodeAttacks::replayedAfterItsGrantEnded);
    }

    private void replayed(Scene scene) throws Exception {
        var late = scene.install();
        scene.installs()
                .inDatabase(
                        "UPDATE authorization_code SET spent_at = spent_at - interval '11 seconds' WHERE flow_id = ?",
                        late.consent().flowId());
        scene.installs()
                .inDatabase(
                        "UPDATE app_grant SET created_at = created_at - interval '11 seconds' WHERE account_id = ?",
                        late.consent().accountId());
        assertReplayEnds(scene, late);

        var elsewhere = scene.install();
        elsewhere.exchange().put("redirect_uri", "http://localhost:8090/other");
        assertReplayEnds(scene, elsewhere);

        var consent = TestConsent.of(scene.installs().app()).withChallenge(TestConsent.CHALLENGE);
        var exchange =
                scene.installs().exchangeOf(consent.app(), scene.installs().code(consent));
        exchange.put("code_verifier", TestConsent.VERIFIER);
        var first = scene.token(exchange);
        exchange.put("code_verifier", TestConsent.VERIFIER + "x");
        assertReplayEnds(
                scene, new Scene.Installed(consent, exchange, first.text("access_token"), first.text("refresh_token")));
    }

    private void assertReplayEnds(Scene scene, Scene.Installed installed) throws IOException {
        String installation = scene.describe(installed.access()).text("installation_id");
        assertThat(installation).isNotBlank();

        scene.assertRefused(scene.token(installed.exchange()), "400 invalid_grant");

        scene.assertDead(installed);
        topics.awaitValue(Topic.GRANT_EVENTS, value -> value.contains(installation) && value.contains("CODE_REPLAYED"));
    }

    private static void byAnotherClient(Scene scene) throws IOException {
        var installs = scene.installs();
        var consent = TestConsent.of(installs.app());
        String code = installs.code(consent);
        var thief = installs.newApp(true);

        scene.assertRefused(scene.token(installs.exchangeOf(thief, code)), "400 invalid_grant");
        var own = scene.token(installs.exchangeOf(consent.app(), code));
        assertThat(own.status()).isEqualTo(200);
        scene.assertRefused(scene.token(installs.exchangeOf(thief, code)), "400 invalid_grant");

        assertThat(scene.isActive(consent.app(), own.text("access_token"))).isTrue();
    }

    private static void changedOrOfAnotherKind(Scene scene) throws IOException {
        var installs = scene.installs();
        var consent = TestConsent.of(installs.app());
        String code = installs.code(consent);
        for (int at = 5; at < code.length(); at += 3) {
            char other = code.charAt(at) == 'A' ? 'B' : 'A';
            assertNoCode(scene, code.substring(0, at) + other + code.substring(at + 1));
        }
        var tokens = scene.install();
        for (String text : List.of(
                code.substring(0, code.length() - 1),
                code + "A",
                code.replace("gwc1_", ""),
                code.replace("gwc1_", "gwc2_"),
                tokens.refresh(),
                tokens.access(),
                tokens.refresh().replace("gwr1_", "gwc1_"),
                tokens.access().replace("gwa1_", "gwc1_"),
                consent.flowId().toString(),
                "BDWP-HQPK",
                "gwc1_")) {
            assertNoCode(scene, text);
        }

        assertThat(scene.token(installs.exchangeOf(consent.app(), code)).status())
                .as("the code itself, untouched by all that")
                .isEqualTo(200);
    }

    private static void assertNoCode(Scene scene, String text) throws IOException {
        scene.assertRefused(
                scene.token(scene.installs().exchangeOf(scene.installs().app(), text)), "400 invalid_grant");
    }

    private static void withAnotherRedirectUri(Scene scene) throws IOException {
        for (String uri : List.of(
                "",
                TestConsent.REDIRECT_URI + "/",
                TestConsent.REDIRECT_URI + "?x=1",
                TestConsent.REDIRECT_URI.replace("localhost", "LOCALHOST"),
                TestConsent.REDIRECT_URI.replace("8090", "8091"),
                "https://evil.test/cb")) {
            var consent = TestConsent.of(scene.installs().app());
            var form =
                    scene.installs().exchangeOf(consent.app(), scene.installs().code(consent));
            form.put("redirect_uri", uri);
            if (uri.isEmpty()) {
                form.remove("redirect_uri");
            }

            scene.assertRefused(scene.token(form), "400 invalid_grant");
            assertThat(scene.installs().liveGrants(consent)).isZero();
        }
    }

    private void tooOld(Scene scene) throws IOException {
        var installs = scene.installs();
        var consent = TestConsent.of(installs.app());
        String code = installs.code(consent);
        assertThat(installs.number(
                        "SELECT extract(epoch FROM expires_at - clock_timestamp())::bigint FROM authorization_code"
                                + " WHERE flow_id = ?",
                        consent.flowId()))
                .as("seconds that a new code has left")
                .isBetween(0L, 60L);
        installs.inDatabase(
                "UPDATE authorization_code SET expires_at = clock_timestamp() WHERE flow_id = ?", consent.flowId());

        scene.assertRefused(scene.token(installs.exchangeOf(consent.app(), code)), "400 invalid_grant");

        // the same flow in another hour: rightly signed, and there is no such code
        var fresh = TestConsent.of(installs.app());
        installs.code(fresh);
        for (int hour : new int[] {0, 400_000, Integer.MAX_VALUE, -1}) {
            String skewed =
                    mint.mint(new AuthorizationCode(fresh.flowId(), hour)).value();
            scene.assertRefused(scene.token(installs.exchangeOf(fresh.app(), skewed)), "400 invalid_grant");
        }
        assertThat(installs.liveGrants(consent) + installs.liveGrants(fresh)).isZero();
    }

    private static void withoutTheRightVerifier(Scene scene) throws IOException {
        var installs = scene.installs();
        var bound = TestConsent.of(installs.app()).withChallenge(TestConsent.CHALLENGE);
        var form = installs.exchangeOf(bound.app(), installs.code(bound));
        scene.assertRefused(scene.token(form), "400 invalid_grant", "400 invalid_request");
        for (String verifier : List.of(
                TestConsent.VERIFIER + "x",
                TestConsent.VERIFIER.substring(0, 42),
                TestConsent.CHALLENGE,
                "a".repeat(200),
                TestConsent.VERIFIER + " ",
                TestConsent.VERIFIER + "é")) {
            form.put("code_verifier", verifier);
            scene.assertRefused(scene.token(form), "400 invalid_grant", "400 invalid_request");
        }
        form.put("code_verifier", TestConsent.VERIFIER);
        assertThat(scene.token(form).status()).isEqualTo(200);

        // downgrade: the attacker took the challenge out of the authorization request
        var unbound = TestConsent.of(installs.app());
        var downgraded = installs.exchangeOf(unbound.app(), installs.code(unbound));
        downgraded.put("code_verifier", TestConsent.VERIFIER);
        scene.assertRefused(scene.token(downgraded), "400 invalid_grant", "400 invalid_request");

        var open = installs.newApp(false);
        var withoutChallenge = TestConsent.of(open);
        scene.assertRefused(
                scene.token(installs.exchangeOf(open, installs.code(withoutChallenge))),
                "400 invalid_grant",
                "400 invalid_request");
        assertThat(installs.liveGrants(unbound) + installs.liveGrants(withoutChallenge))
                .isZero();
    }

    private static void withWhatTheClientMayNotSay(Scene scene) throws IOException {
        var installs = scene.installs();
        var consent = TestConsent.of(installs.app());
        var form = installs.exchangeOf(consent.app(), installs.code(consent));
        form.put("scope", "oauth crm.objects.contacts.read content settings.users.write");
        form.put("hub_id", "1");
        form.put("account_id", "1");
        form.put("user_id", "1");
        form.put("app_id", "1");
        form.put("sub", "1");
        form.put("expires_in", "999999999");

        var answer = scene.token(form);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("hub_id")).isEqualTo(Integer.toString(consent.accountId()));
        assertThat(answer.text("user_id")).isEqualTo(Integer.toString(consent.userId()));
        assertThat(answer.text("scope")).isEqualTo("crm.objects.contacts.read oauth");
        assertThat(answer.text("expires_in")).isEqualTo("1800");
    }

    private void ofAnEarlierGeneration(Scene scene) throws IOException {
        var installs = scene.installs();
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);
        var unspent = installs.exchangeOf(consent.app(), issued.code().value());
        var installed = scene.install(consent.byUser(4));
        closures.close(issued.installationId(), 1, "BY_USER");
        scene.assertRefused(scene.token(unspent), "400 invalid_grant");

        var again = scene.install(consent.inGeneration(2));

        scene.assertRefused(scene.token(unspent), "400 invalid_grant");
        scene.assertRefused(scene.token(installed.exchange()), "400 invalid_grant");
        scene.assertDead(installed);
        scene.assertAlive(again);
    }

    private static void replayedAfterItsGrantEnded(Scene scene) throws IOException {
        var installed = scene.install();
        assertThat(scene.revoke(installed.app(), installed.refresh()).status()).isEqualTo(200);

        // within ten seconds of the spend: the lost answer is not given again, for it was taken back
        scene.assertRefused(scene.token(installed.exchange()), "400 invalid_grant");

        scene.assertDead(installed);
    }
}

package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.gate.TestGate;
import dev.grantway.token.key.JwtSigner;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Asking after tokens: one's own, another's, forged ones. */
@Singleton
class IntrospectionAttacks implements AttackClass {
    private static final String INACTIVE = "{\"active\":false}";
    private static final String FOR_SERVICES = "/internal/grants";
    private static final AppTokens AS_JWT =
            new AppTokens(AppTokens.RefreshTokens.STABLE, AppTokens.AccessTokens.JWT, AppTokens.Grants.ACCOUNT, null);
    private static final Logger ACCESS_LOG = Logger.getLogger("io.quarkus.http.access-log");

    private final JwtSigner signer;
    private final TestGate gate;

    IntrospectionAttacks(JwtSigner signer, TestGate gate) {
        this.signer = signer;
        this.gate = gate;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "T27", this::withForgedTokens,
                "I1", IntrospectionAttacks::byNobodyOrAnother,
                "I2", this::ofWhatIsWorthNothing,
                "I3", IntrospectionAttacks::afterAnotherReplicaRevoked,
                "I4", IntrospectionAttacks::withTheTokenInThePath);
    }

    private void withForgedTokens(Scene scene) throws Exception {
        gate.open();
        withForgedTokensOfAService(scene);
        withForgedTokensOfALiveGrant(scene);
    }

    /** Of a grant that is there and lives: but for the trick each would be good. */
    private void withForgedTokensOfALiveGrant(Scene scene) throws Exception {
        var installed = scene.install(TestConsent.of(scene.installs().newApp(AS_JWT)));
        String good = installed.access();
        assertThat(atTheGate(scene, good)).isEqualTo(200);
        scene.assertAlive(installed);
        for (var forgery : forgeriesOf(scene, good).all().entrySet()) {
            assertWorthless(scene, installed.app(), forgery.getKey(), forgery.getValue());
        }
        var past = Date.from(Clock.systemUTC().instant().minus(Duration.ofHours(1)));
        for (var wrong : forgeriesOf(scene, good).wrongClaims(past).entrySet()) {
            String token = signer.sign(wrong.getValue()).value();
            if (wrong.getKey().equals("another audience")) { // of a resource, where it is good: RFC 8707
                assertThat(atTheGate(scene, token)).as(wrong.getKey()).isEqualTo(401);
            } else {
                assertWorthless(scene, installed.app(), wrong.getKey(), token);
            }
        }
        var other = scene.install(TestConsent.of(scene.installs().newApp(AS_JWT)));
        assertInactive(scene, installed.app(), other.access());
        assertThat(atTheGate(scene, good)).as("the good one, after all").isEqualTo(200);
        scene.revoke(installed.app(), installed.refresh());
        assertWorthless(scene, installed.app(), "its grant has ended", good);
    }

    private static Forgeries forgeriesOf(Scene scene, String good) throws Exception {
        var keys = JWKSet.parse(scene.ask(Request.get("/oauth2/jwks")).body());
        return new Forgeries(
                good, keys.getKeyByKeyId(SignedJWT.parse(good).getHeader().getKeyID()));
    }

    private static void assertWorthless(Scene scene, TestApp app, String trick, String token) throws IOException {
        assertThat(atTheGate(scene, token)).as(trick).isEqualTo(401);
        assertThat(scene.introspect(app, token).body()).as(trick).isEqualTo(INACTIVE);
        assertThat(scene.describe(token).body()).as(trick).isEqualTo(INACTIVE);
    }

    private static int atTheGate(Scene scene, String token) throws IOException {
        return scene.ask(Request.get("/authz/open/x").with("Authorization", "Bearer " + token))
                .status();
    }

    private void withForgedTokensOfAService(Scene scene) throws Exception {
        String good = scene.installs().serviceToken("install-service");
        assertThat(asService(scene, good).status()).isEqualTo(200);
        var forgeries = forgeriesOf(scene, good);
        for (var forgery : forgeries.all().entrySet()) {
            assertWorthless(scene, forgery.getKey(), forgery.getValue());
        }
        var past = Date.from(Clock.systemUTC().instant().minus(Duration.ofHours(1)));
        for (var wrong : forgeries.wrongClaims(past).entrySet()) {
            assertWorthless(scene, wrong.getKey(), signer.sign(wrong.getValue()).value());
        }
        var installed = scene.install();
        for (String other : List.of(installed.access(), installed.refresh(), "", "x")) {
            assertThat(asService(scene, other).status()).isEqualTo(401);
        }
        assertThat(asService(scene, scene.installs().serviceToken("bystander")).status())
                .as("a good token that lacks the scope")
                .isEqualTo(403);
    }

    private static Answer asService(Scene scene, String token) throws IOException {
        return scene.ask(Request.get(FOR_SERVICES).with("Authorization", "Bearer " + token));
    }

    private static void assertWorthless(Scene scene, String trick, String token) throws IOException {
        assertThat(asService(scene, token).status()).as(trick).isEqualTo(401);
        assertThat(atTheGate(scene, token)).as(trick).isEqualTo(401);
        assertThat(scene.describe(token).body()).as(trick).isEqualTo(INACTIVE);
    }

    private static void byNobodyOrAnother(Scene scene) throws IOException {
        var installed = scene.install();
        var another = scene.installs().newApp(true);
        String path = scene.door().introspection();
        scene.assertRefused(scene.ask(Request.form(path, Map.of("token", installed.access()))), "401 invalid_client");
        scene.assertRefused(
                scene.ask(Request.form(
                        path,
                        Map.of(
                                "token",
                                installed.access(),
                                "client_id",
                                installed.app().clientId()))),
                "401 invalid_client");
        scene.assertRefused(
                scene.ask(Request.form(path, Map.of("token", installed.access()))
                        .with("Authorization", "Bearer " + installed.access())),
                "401 invalid_client");
        scene.assertRefused(scene.introspect(scene.installs().newApp(false), installed.access()), "401 invalid_client");
        scene.assertRefused(
                scene.ask(Request.form(
                        path,
                        Map.of(
                                "client_id",
                                "bystander",
                                "client_secret",
                                ServiceClientsResource.SECRET,
                                "token",
                                installed.access()))),
                "400 unauthorized_client",
                "401 invalid_client",
                "403 access_denied");
        for (String token : List.of(installed.access(), installed.refresh())) {
            assertThat(scene.introspect(another, token).body()).isEqualTo(INACTIVE);
        }
        assertThat(scene.isActive(installed.app(), installed.access())).isTrue();
    }

    private void ofWhatIsWorthNothing(Scene scene) throws Exception {
        var installed = scene.install();
        var app = installed.app();
        for (String garbage : List.of(
                "x",
                installed.access() + "x",
                installed.access().substring(1),
                installed.exchange().get("code"),
                app.clientSecret(),
                "gwa1_",
                scene.installs().serviceToken("crm"))) {
            assertInactive(scene, app, garbage);
        }
        outsideOfItsTime(scene);
        scene.revoke(app, installed.access());
        assertInactive(scene, app, installed.access());
        scene.revoke(app, installed.refresh());
        assertInactive(scene, app, installed.refresh());
        var suspended = scene.install();
        scene.installs()
                .inDatabase(
                        "UPDATE installation SET state = 'SUSPENDED' WHERE account_id = ?",
                        suspended.consent().accountId());
        assertInactive(scene, app, suspended.access());
        assertInactive(scene, app, suspended.refresh());
    }

    /** Rightly signed, of a live grant: its time alone is wrong. */
    private void outsideOfItsTime(Scene scene) throws Exception {
        var installed = scene.install(TestConsent.of(scene.installs().newApp(AS_JWT)));
        var app = installed.app();
        var now = Clock.systemUTC().instant();
        var good = SignedJWT.parse(installed.access()).getJWTClaimsSet();
        assertThat(scene.isActive(app, signed(good, claims -> claims)))
                .as("signed again as it is")
                .isTrue();
        assertInactive(
                scene,
                app,
                signed(
                        good,
                        claims -> claims.issueTime(Date.from(now.minusSeconds(3_600)))
                                .expirationTime(Date.from(now.minusSeconds(1)))));
        assertInactive(scene, app, signed(good, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600)))));
        assertThat(scene.isActive(app, signed(good, claims -> claims.notBeforeTime(Date.from(now.minusSeconds(1))))))
                .as("once it has begun")
                .isTrue();
        scene.assertAlive(installed);
    }

    private String signed(JWTClaimsSet good, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signer.sign(change.apply(new JWTClaimsSet.Builder(good)).build()).value();
    }

    private static void assertInactive(Scene scene, TestApp app, String token) throws IOException {
        assertThat(scene.introspect(app, token).body()).isEqualTo(INACTIVE);
    }

    /** Nothing is cached: what another replica writes counts with the next question, and the bound is no time at all. */
    private static void afterAnotherReplicaRevoked(Scene scene) throws IOException {
        var installed = scene.install();
        assertThat(scene.isActive(installed.app(), installed.access())).isTrue();
        scene.installs()
                .inDatabase(
                        "UPDATE app_grant SET revoked_at = clock_timestamp(), revoke_reason = 'REVOKED_BY_APP'"
                                + " WHERE account_id = ?",
                        installed.consent().accountId());
        scene.assertDead(installed);
    }

    private static void withTheTokenInThePath(Scene scene) throws IOException {
        var installed = scene.install(TestConsent.of(scene.installs().app()));
        var lines = new CopyOnWriteArrayList<String>();
        var listener = new Listener(lines);
        Logger.getLogger("").addHandler(listener);
        var before = ACCESS_LOG.getLevel();
        ACCESS_LOG.setLevel(Level.INFO);
        ACCESS_LOG.addHandler(listener);
        try {
            for (String token : List.of(installed.access(), installed.refresh())) {
                for (String kind : List.of("/oauth/v1/access-tokens/", "/oauth/v1/refresh-tokens/")) {
                    scene.ask(Request.get(kind + token));
                    scene.ask(Request.get(kind + token + "?x=" + token));
                    scene.ask(Request.get(kind + token + "%20"));
                }
            }
            scene.ask(Request.form("/oauth/v1/token?refresh_token=" + installed.refresh(), Map.of("x", "y")));
            await().alias("a line of the access log")
                    .until(() -> lines.stream().anyMatch(line -> line.contains("/oauth/v1/token")));
            assertThat(lines)
                    .noneMatch(line -> line.contains(installed.access().substring(0, 30))
                            || line.contains(installed.refresh().substring(0, 30)));
        } finally {
            ACCESS_LOG.removeHandler(listener);
            ACCESS_LOG.setLevel(before);
            Logger.getLogger("").removeHandler(listener);
        }
    }

    /** Keeps what is logged. */
    private static final class Listener extends Handler {
        private final List<String> lines;

        Listener(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + java.util.Arrays.toString(line.getParameters()) + line.getThrown());
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}

package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Clients that are not who they say, or say it twice. */
@Singleton
class ClientAttacks implements AttackClass {
    private static final String[] UNPROVEN = {"400 invalid_client", "401 invalid_client"};
    private static final String WRONG = "a-wrong-secret-that-nobody-should-see";

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "T8", ClientAttacks::withABadSecret,
                "T9", ClientAttacks::withoutProof,
                "T10", ClientAttacks::inTwoWays,
                "T11", ClientAttacks::byOddBasic,
                "X7", ClientAttacks::inTheQuery,
                "X8", ClientAttacks::byOddHeaders,
                "X9", ClientAttacks::withAServicesId);
    }

    private static void withABadSecret(Scene scene) throws IOException {
        var installed = scene.install();
        var form = scene.refreshOf(installed);
        for (String wrong : List.of(WRONG, installed.app().clientSecret().substring(1), "x")) {
            form.put("client_secret", wrong);
            scene.assertRefused(scene.token(form), UNPROVEN);
            form.remove("client_secret");
            assertChallenged(
                    scene,
                    scene.ask(Request.form(scene.door().token(), form)
                            .with("Authorization", Request.basic(installed.app().clientId() + ":" + wrong))));
        }
        form.remove("client_id");
        assertThat(scene.ask(Request.form(scene.door().token(), form).as(installed.app()))
                        .status())
                .isEqualTo(200);
    }

    private static void assertChallenged(Scene scene, Answer answer) {
        scene.assertRefused(answer, "401 invalid_client");
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Basic ");
    }

    private static void withoutProof(Scene scene) throws IOException {
        var installed = scene.install();
        var consent = TestConsent.of(installed.app());
        var exchange =
                scene.installs().exchangeOf(consent.app(), scene.installs().code(consent));
        for (var form : List.of(scene.refreshOf(installed), exchange, client(installed.app()))) {
            form.remove("client_secret");
            scene.assertRefused(scene.token(form), UNPROVEN);
            form.put("client_secret", "");
            scene.assertRefused(scene.token(form), UNPROVEN);
            form.remove("client_secret");
            form.remove("client_id");
            scene.assertRefused(scene.token(form), UNPROVEN);
            form.put("client_id", "");
            scene.assertRefused(scene.token(form), UNPROVEN);
        }
        assertThat(scene.installs().liveGrants(consent)).isZero();
    }

    private static Map<String, String> client(TestApp app) {
        return Scene.proofOf(app, Map.of("grant_type", "client_credentials"));
    }

    private static void inTwoWays(Scene scene) throws IOException {
        var installed = scene.install();
        var app = installed.app();
        var another = scene.installs().newApp(true);
        var bothWays = scene.refreshOf(installed);
        assertTwoWays(scene, Request.form(scene.door().token(), bothWays).as(app));
        assertTwoWays(scene, Request.form(scene.door().token(), bothWays).as(another));
        bothWays.put("client_secret", WRONG);
        assertTwoWays(scene, Request.form(scene.door().token(), bothWays).as(app));
        bothWays.remove("client_secret");
        assertTwoWays(scene, Request.form(scene.door().token(), bothWays).as(another));
        bothWays.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        bothWays.put("client_assertion", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA");
        assertTwoWays(scene, Request.form(scene.door().token(), bothWays).as(app));
        bothWays.put("client_secret", app.clientSecret());
        assertTwoWays(scene, Request.form(scene.door().token(), bothWays));
        scene.assertAlive(installed);
    }

    private static void assertTwoWays(Scene scene, Request request) throws IOException {
        scene.assertRefused(scene.ask(request), "400 invalid_request");
    }

    private static void byOddBasic(Scene scene) throws IOException {
        var installed = scene.install();
        var app = installed.app();
        var form = scene.refreshOf(installed);
        form.remove("client_id");
        form.remove("client_secret");
        var request = Request.form(scene.door().token(), form);
        String encoded = app.clientSecret()
                .chars()
                .mapToObj(c -> String.format("%%%02X", c))
                .collect(Collectors.joining());
        assertThat(scene.ask(request.with("Authorization", Request.basic(app.clientId() + ":" + encoded)))
                        .status())
                .as("percent-encoded as RFC 6749, section 2.3.1, asks")
                .isEqualTo(200);
        for (String odd : List.of(
                "no colon",
                "%zz:secret",
                "id:%",
                ":",
                ":" + app.clientSecret(),
                app.clientId() + ":",
                app.clientId() + ":" + app.clientSecret() + ":",
                app.clientId() + ":" + app.clientSecret() + " ",
                app.clientId() + ":" + app.clientSecret() + "\0",
                "a%00b:secret",
                "a%0d%0aX-Injected: 1:secret",
                "\u00ff\u00fe:secret",
                "x".repeat(3_000) + ":y")) {
            assertChallenged(scene, scene.ask(request.with("Authorization", Request.basic(odd))));
        }
        for (String header : List.of("Basic ***", "Basic ", "Basic AAAA BBBB", "Basic " + "A".repeat(4_001))) {
            assertChallenged(scene, scene.ask(request.with("Authorization", header)));
        }
    }

    private static void inTheQuery(Scene scene) throws IOException {
        var installed = scene.install();
        String all = "?" + Request.encode(scene.refreshOf(installed));
        var rest = new HashMap<>(scene.refreshOf(installed));
        rest.remove("client_secret");
        String secret = "?client_secret=" + installed.app().clientSecret();

        assertThat(scene.ask(Request.form(scene.door().token() + all, Map.of("x", "y")))
                        .status())
                .isBetween(400, 401);
        scene.assertRefused(scene.ask(Request.form(scene.door().token() + secret, rest)), UNPROVEN);
        if (scene.door() == Door.HUBSPOT) { // the first version takes these two from there, but not from both
            assertThat(scene.ask(Request.form("/oauth/v1/token" + secret, rest)).status())
                    .isEqualTo(200);
            scene.assertRefused(
                    scene.ask(Request.form("/oauth/v1/token" + secret, scene.refreshOf(installed))),
                    "400 invalid_request");
            assertThat(scene.ask(Request.form("/oauth/v1/token" + all, Map.of()))
                            .status())
                    .as("a client id in the query is nobody's")
                    .isBetween(400, 415);
        }
        for (String path : List.of(scene.door().introspection(), scene.door().revocation())) {
            scene.assertRefused(
                    scene.ask(Request.form(
                            path + secret,
                            Map.of("client_id", installed.app().clientId(), "token", installed.access()))),
                    "401 invalid_client");
        }
        scene.assertAlive(installed);
    }

    private static void byOddHeaders(Scene scene) throws IOException {
        var installed = scene.install();
        var another = scene.installs().newApp(true);
        var form = scene.refreshOf(installed);
        form.remove("client_id");
        form.remove("client_secret");
        var request = Request.form(scene.door().token(), form);
        String right =
                Request.basic(installed.app().clientId() + ":" + installed.app().clientSecret());

        assertThat(scene.ask(request.with("Authorization", right.replace("Basic", "bASIC")))
                        .status())
                .as("a scheme has no case")
                .isEqualTo(200);
        for (String odd : List.of(
                right.replace("Basic ", ""),
                right.replace("Basic ", "Bearer "),
                right.replace("Basic ", "Basic"),
                "Bearer " + installed.access(),
                "Negotiate " + installed.access())) {
            scene.assertRefused(scene.ask(request.with("Authorization", odd)), UNPROVEN);
        }
        // two that differ: whoever reads the first and whoever reads the last would see two clients
        for (var two : List.of(
                request.as(installed.app()).as(another), request.as(another).as(installed.app()))) {
            assertThat(scene.ask(two).status()).isBetween(400, 401);
        }
        assertThat(scene.ask(request.with("Authorization", right + ", " + Request.basic("x:y")))
                        .status())
                .isBetween(400, 401);
    }

    private static void withAServicesId(Scene scene) throws IOException {
        var form = new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", "crm"));
        scene.assertRefused(scene.token(form), UNPROVEN);
        form.put("client_secret", WRONG);
        scene.assertRefused(scene.token(form), UNPROVEN);
        form.put("client_secret", ServiceClientsResource.SECRET);
        form.put("scope", "grantway.codes.write");
        scene.assertRefused(scene.token(form), "400 invalid_scope");
        var consent = TestConsent.of(scene.installs().app());
        var exchange =
                scene.installs().exchangeOf(consent.app(), scene.installs().code(consent));
        exchange.put("client_id", "crm");
        exchange.put("client_secret", ServiceClientsResource.SECRET);
        scene.assertRefused(scene.token(exchange), "400 unauthorized_client");
        assertThat(scene.installs().liveGrants(consent)).isZero();
    }
}

package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Authorization requests that bend the protocol. */
@Singleton
class RequestAttacks implements AttackClass {
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final int MEGABYTE = 1024 * 1024;

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "A4", RequestAttacks::forOtherResponses,
                "A5", RequestAttacks::forOtherModes,
                "A6", RequestAttacks::withABadProofKey,
                "A7", RequestAttacks::ofAPublicAppWithoutProof,
                "A8", RequestAttacks::thatAreHuge,
                "A9", RequestAttacks::whoseAnswerCouldBeMixedUp,
                "X2", RequestAttacks::byOtherNamesOfThePath,
                "X3", RequestAttacks::byOtherMethods,
                "X4", RequestAttacks::thatSayItElsewhere);
    }

    private static void assertTold(Scene scene, Browser browser, Link link, String error) throws IOException {
        scene.assertSentToApp(scene.open(browser, link), error, "xyz");
    }

    private static void forOtherResponses(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        var browser = scene.stage().signIn(Stage.account());
        for (String type : List.of(
                "token",
                "id_token",
                "code+token",
                "code%20id_token",
                "none",
                "foo",
                "CODE",
                "code%00",
                "code%0a",
                "+code")) {
            assertTold(scene, browser, link.with("response_type", type), "unsupported_response_type");
        }
        var without = link.without("response_type");
        if (scene.door() == Door.STANDARD) {
            assertTold(scene, browser, without, "invalid_request");
            assertTold(scene, browser, link.with("response_type", ""), "invalid_request");
        } else {
            assertThat(scene.open(browser, without).status()).isEqualTo(200);
            assertThat(scene.open(browser, link.with("response_type", "")).status())
                    .isEqualTo(200);
        }
        assertThat(scene.open(browser, link.with("response_type", "code")).status())
                .isEqualTo(200);
    }

    private static void forOtherModes(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        var browser = scene.stage().signIn(Stage.account());
        for (String mode : List.of(
                "fragment", "form_post", "form_post.jwt", "query.jwt", "web_message", "QUERY", "%22%3E%3Cscript%3E")) {
            assertTold(scene, browser, link.with("response_mode", mode), "invalid_request");
        }
        assertThat(scene.open(browser, link.with("response_mode", "query")).status())
                .isEqualTo(200);
    }

    private static void withABadProofKey(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        var browser = scene.stage().signIn(Stage.account());
        var s256 = link.with("code_challenge_method", "S256");
        for (var bad : List.of(
                link.with("code_challenge", CHALLENGE).with("code_challenge_method", "plain"),
                link.with("code_challenge", CHALLENGE).with("code_challenge_method", "s256"),
                link.with("code_challenge", CHALLENGE).with("code_challenge_method", "S512"),
                link.with("code_challenge", CHALLENGE),
                s256,
                s256.with("code_challenge", ""),
                s256.with("code_challenge", "abc"),
                s256.with("code_challenge", CHALLENGE.repeat(5).substring(0, 200)),
                s256.with("code_challenge", CHALLENGE + "%3D"),
                s256.with("code_challenge", CHALLENGE.replace('-', '.')),
                s256.with("code_challenge", CHALLENGE + "%0a"))) {
            assertTold(scene, browser, bad, "invalid_request");
        }
        assertThat(scene.open(browser, s256.with("code_challenge", CHALLENGE)).status())
                .isEqualTo(200);
    }

    private static void ofAPublicAppWithoutProof(Scene scene) throws IOException {
        var app = scene.stage().publicApp();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var link = scene.link(app);
        assertTold(scene, browser, link, "invalid_request");
        assertTold(scene, browser, link.with("code_challenge", ""), "invalid_request");
        assertTold(scene, browser, link.with("client_secret", "x"), "invalid_request");

        var proven = link.with("code_challenge", CHALLENGE).with("code_challenge_method", "S256");
        var page = scene.toConsent(browser, proven, account);
        var form = Scene.fields(page);
        form.put("decision", List.of("grant"));
        form.put("code_challenge", List.of("A".repeat(43)));
        scene.assertGranted(scene.ask(Request.form(Scene.DECISION, form).of(browser)), "https://app.example/cb");
        assertThat(scene.neighbours()
                        .codeRequests
                        .getLast()
                        .path("codeChallenge")
                        .asText())
                .isEqualTo(CHALLENGE);
    }

    private static void thatAreHuge(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app()).with("response_type", "token");
        var browser = scene.stage().signIn(Stage.account());
        String eight = "%C3%A9+".repeat(8 * 1024 / 7);
        scene.assertSentToApp(scene.open(browser, link.with("state", eight)), "unsupported_response_type", eight);
        Scene.assertPage(scene.open(browser, link.with("state", "s".repeat(9_000))), 400, "REQUEST_TOO_LONG");
        for (int size : List.of(64 * 1024, MEGABYTE)) {
            for (var huge : List.of(
                    link.with("state", "s".repeat(size)).text(),
                    link.text() + "&x=" + "y".repeat(size),
                    link.text() + "&z".repeat(size / 2))) {
                var answer = scene.askBroken(Request.get(huge).of(browser));
                assertThat(answer.status()).isIn(0, 400, 414, 431);
                assertThat(answer.location()).isEmpty();
            }
        }
        var many = new StringBuilder(scene.link(scene.stage().app()).text());
        for (int i = 0; i < 200; i++) {
            many.append("&unknown_").append(i).append("=%00").append(i);
        }
        assertThat(scene.ask(Request.get(many.toString()).of(browser)).status()).isEqualTo(200);
        assertThat(scene.open(browser, scene.link(scene.stage().app())).status())
                .as("it still answers")
                .isEqualTo(200);
    }

    /** The metadata of token-service names the same issuer: it comes of the same setting. */
    private static void whoseAnswerCouldBeMixedUp(Scene scene) throws IOException {
        for (String state : List.of(
                "%7B%22a%22%3A+1%7D%FF~", "a%2Bb+c%20d", "%F0%9F%92%A9", "-._~!$'()*,;:@/?", "%26iss%3Dother")) {
            var account = Stage.account();
            var browser = scene.stage().signIn(account);
            var link = scene.link(scene.stage().app()).with("state", state);
            String end = "&state=" + state + scene.door().afterState(Link.encode(scene.issuer()));
            var page = scene.toConsent(browser, link, account);

            assertThat(location(scene.cancel(browser, page)))
                    .contains("error=access_denied")
                    .endsWith(end);
            assertThat(location(scene.grant(browser, page)))
                    .contains("?code=gwc1_")
                    .endsWith(end);
            scene.assertSentToApp(
                    scene.open(browser, link.with("response_mode", "fragment")), "invalid_request", state);
        }
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var without = scene.link(scene.stage().app()).without("state").with("iss", "https%3A%2F%2Fother.test");
        assertThat(location(scene.grant(browser, scene.toConsent(browser, without, account))))
                .doesNotContain("state=", "other.test")
                .matches(".*\\?code=[A-Za-z0-9_-]+"
                        + Pattern.quote(scene.door().afterState(Link.encode(scene.issuer()))));
    }

    private static String location(Answer answer) {
        return answer.location().orElse("");
    }

    private static void byOtherNamesOfThePath(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app()).with("redirect_uri", "https%3A%2F%2Fevil.test");
        var browser = scene.stage().signIn(Stage.account());
        String query = "?" + link.query();
        for (String path : List.of(
                link.path() + "/",
                link.path() + ";x=1",
                link.path() + "/..;/authorize",
                "/" + link.path(),
                link.path().replace("authorize", "%61uthorize"),
                link.path().replace("authorize", "AUTHORIZE"),
                link.path().replace("/authorize", "/x/../authorize"),
                link.path().replace("/authorize", "/%2e%2e/oauth/authorize"),
                link.path() + "%00",
                link.path() + ".html",
                "/oauth/-1/authorize",
                "/oauth/0/authorize",
                "/oauth/2147483648/authorize",
                "/oauth/99999999999999999999/authorize",
                "/oauth/1%2f..%2f2/authorize")) {
            var answer = scene.ask(Request.get(path + query).of(browser));
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.location()).isEmpty();
        }
        var good = scene.link(scene.stage().app());
        for (String account : List.of("0", "2147483647", "9999999999")) {
            Scene.assertPage(
                    scene.ask(Request.get("/oauth/" + account + "/authorize?" + good.query())
                            .of(browser)),
                    403,
                    "ACCOUNT_NOT_YOURS");
        }
    }

    private static void byOtherMethods(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var page = scene.toConsent(browser, scene.link(app), account);
        var form = Scene.grantForm(page);
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE", "HEAD", "TRACE", "PROPFIND")) {
            var inQuery = new Request(method, Scene.DECISION + "?" + form.body(), List.of(), "").of(browser);
            assertThat(scene.askBroken(inQuery).status()).as(method).isIn(403, 404, 405, 501, 400);
            var overridden = new Request("GET", Scene.DECISION + "?" + form.body(), List.of(), "")
                    .with("X-HTTP-Method-Override", "POST")
                    .of(browser);
            assertThat(scene.ask(overridden).status()).isIn(404, 405);
        }
        for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=x")) {
            var other = Request.post(Scene.DECISION, type, form.body()).of(browser);
            assertThat(scene.ask(other).status()).as(type).isIn(400, 403, 415);
        }
        for (String method : List.of("POST", "PUT", "DELETE")) {
            var sent = new Request(method, scene.link(app).text(), List.of(), "").of(browser);
            assertThat(scene.ask(sent).status()).as(method).isIn(403, 404, 405);
        }
        assertThat(scene.codesOf(app)).isZero();
    }

    private static void thatSayItElsewhere(Scene scene) throws IOException {
        var app = scene.stage().app();
        var browser = scene.stage().signIn(Stage.account());
        try (var server = new Bait()) {
            var link = scene.link(app)
                    .with("request_uri", Link.encode(server.address()))
                    .with("request", "eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFsbCJ9.")
                    .with("claims", "%7B%7D")
                    .with("prompt", "none")
                    .with("login_hint", "root")
                    .with("acr_values", "0")
                    .with("resource", Link.encode(server.address()))
                    .with("registration", Link.encode("{\"redirect_uris\":[\"https://evil.test\"]}"));
            assertThat(scene.open(browser, link).status()).as("ignored").isEqualTo(200);
            var bare = scene.link(app).without("redirect_uri").with("request_uri", Link.encode(server.address()));
            Scene.assertPage(scene.open(browser, bare), 400, "REDIRECT_MISSING");
            assertThat(server.calls()).as("calls to the address in the link").isZero();
        }
    }
}

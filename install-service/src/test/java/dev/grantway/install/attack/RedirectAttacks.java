package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Redirect URIs that are almost the app's own. */
@Singleton
class RedirectAttacks implements AttackClass {
    private static final String MISMATCH = "REDIRECT_MISMATCH";
    private static final String NOT_HTTPS = "REDIRECT_NOT_HTTPS";
    private static final String MISSING = "REDIRECT_MISSING";
    private static final String EVIL = "https://evil.test/cb";

    /** What is asked for, where https://app.example/cb, /q?tenant=1 and three loopback ones are registered. */
    private static final Map<String, List<String>> NOT_REGISTERED = Map.of(
            "R1",
            List.of(
                    "https://app.example/cb/",
                    "https://app.example/cb//",
                    "https://app.example/cb/.",
                    "https://app.example/c"),
            "R2",
            List.of(
                    "https://app.example/cb?x=1",
                    "https://app.example/cb?",
                    "http://localhost/cb?x=1",
                    "http://127.0.0.1:5000/cb?x=1",
                    "https://app.example/q?tenant=2",
                    "https://app.example/q?tenant=1&x=1",
                    "https://app.example/q"),
            "R3",
            List.of(
                    "https://APP.example/cb",
                    "HTTPS://app.example/cb",
                    "https://app.example/CB",
                    "https://app.example/%63b",
                    "HTTP://localhost/cb",
                    "http://LOCALHOST/cb"),
            "R4",
            List.of(
                    "https://app.example.evil.test/cb",
                    "https://app.example@evil.test/cb",
                    "https://evil.test@app.example/cb",
                    "https://evil.test/https://app.example/cb",
                    "https://app.example.:443/cb"),
            "R5",
            List.of(
                    "https://app.example%40evil.test/cb",
                    "https://a@b@app.example/cb", "https://app.example%2Fcb", "https://app.example/cb%00.evil.test"),
            "R6",
            List.of("https://app.example:443/cb", "https://app.example:/cb", "https://app.example:8443/cb"),
            "R7",
            List.of("https://app.example/cb#frag", "https://app.example/cb#", "https://app.example/cb#?code=x"),
            "R8",
            List.of("//evil.test/cb", "/cb", "cb", "https:app.example/cb", "https:///app.example/cb", "", "?", "."),
            "R9",
            List.of(
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "vbscript:x",
                    "file:///etc/passwd",
                    "JaVaScRiPt:alert(1)",
                    "blob:https://app.example/cb",
                    "intent://app.example/cb#Intent;scheme=https;end"),
            "R13",
            List.of("http://app.example/cb", "HTTP://app.example/cb", "http://localhost.evil.test/cb"));

    @Override
    public Map<String, Attack> attacks() {
        var all = new HashMap<String, Attack>();
        NOT_REGISTERED.forEach((id, uris) -> all.put(id, scene -> assertNotFollowed(scene, uris)));
        all.put("R10", RedirectAttacks::withControlCharacters);
        all.put("R14", RedirectAttacks::withWildcards);
        all.put("R15", RedirectAttacks::thatAreLeftOut);
        all.put("R16", RedirectAttacks::thatComeTwice);
        all.put("R17", RedirectAttacks::besideOtherMistakes);
        all.put("R18", RedirectAttacks::withoutASession);
        return all;
    }

    private static void assertNotFollowed(Scene scene, List<String> uris) throws IOException {
        var link = scene.link(scene.stage().app());
        for (var browser : List.of(scene.stage().signIn(Stage.account()), Browser.anonymous())) {
            for (String uri : uris) {
                var answer = scene.open(browser, link.with("redirect_uri", Link.encode(uri)));
                Scene.assertPage(answer, 400, MISMATCH, NOT_HTTPS, MISSING);
                assertThat(answer.body()).doesNotContain("https://app.example/cb", "javascript:", "evil.test");
            }
        }
    }

    private static void withControlCharacters(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        var browser = scene.stage().signIn(Stage.account());
        for (String encoded : List.of(
                "https%3A%2F%2Fapp.example%5C%40evil.test",
                "https%3A%2F%2Fapp.example%2Fcb%0d%0aSet-Cookie:x=y",
                "https%3A%2F%2Fapp.example%2Fcb%0d%0aX-Injected:%201",
                "https%3A%2F%2Fapp.example%2Fcb%0a",
                "https%3A%2F%2Fapp.example%2Fcb%00",
                "https%3A%2F%2Fapp.example%2Fcb%09",
                "%09https%3A%2F%2Fapp.example%2Fcb",
                "+https%3A%2F%2Fapp.example%2Fcb",
                "https%3A%2F%2Fapp.example%2Fcb+",
                "https%3A%2F%2Fapp.example%2Fcb%E2%80%AE",
                "https%3A%2F%2Fapp.example%2Fcb%C0%8D%C0%8A")) {
            Scene.assertPage(scene.open(browser, link.with("redirect_uri", encoded)), 400, MISMATCH);
        }
        for (String raw : List.of(
                "https://app.example\\@evil.test",
                "https://app.example/cb\r\nX-Injected: 1\r\nX-Rest: ",
                "https://app.example/cb\nX-Injected: 1\nX-Rest: ",
                "https://app.example/cb\u0000",
                "https://app.example/cb\t",
                " https://app.example/cb",
                "https://app.example/cb\u0085",
                "https://app.example/cb%zz")) {
            var answer =
                    scene.askBroken(Request.get(link.with("redirect_uri", raw)).of(browser));
            assertThat(answer.status()).as(raw).isIn(0, 400);
            assertThat(answer.location()).isEmpty();
        }
        for (String raw : List.of("%zz", "%", "a|b", "{}", "<x>", "\"", "\\", "\u0001")) {
            var answer = scene.askBroken(Request.get(link.with("state", raw)).of(browser));
            assertThat(answer.status()).as(raw).isEqualTo(400);
            assertThat(answer.location()).isEmpty();
        }
        var told = scene.open(
                browser, link.with("response_type", "token").with("state", "%0d%0aX-Injected:%201%0d%0a%0d%0a%00"));
        scene.assertSentToApp(told, "unsupported_response_type", "%0d%0aX-Injected:%201%0d%0a%0d%0a%00");
    }

    /** Where a record has one all the same, it stands for itself alone. */
    private static void withWildcards(Scene scene) throws IOException {
        var app = scene.stage()
                .publish(Apps.withRedirects(
                        scene.stage().app(),
                        "https://*.app.example/cb",
                        "https://app.example/*",
                        "https://app.example*"));
        var browser = scene.stage().signIn(Stage.account());
        for (String uri : List.of(
                "https://x.app.example/cb",
                "https://.app.example/cb",
                "https://app.example/x",
                "https://app.example/",
                "https://app.example.evil.test",
                "https://app.example")) {
            Scene.assertPage(
                    scene.open(browser, scene.link(app).with("redirect_uri", Link.encode(uri))), 400, MISMATCH);
        }
    }

    private static void thatAreLeftOut(Scene scene) throws IOException {
        var browser = scene.stage().signIn(Stage.account());
        var several = scene.stage().app();
        for (var app : List.of(
                scene.stage().publish(Apps.withRedirects(scene.stage().app(), "https://app.example/cb")),
                scene.stage()
                        .publish(Apps.withRedirects(
                                scene.stage().app(), "https://app.example/cb", "https://app.example/2")),
                scene.stage().publish(Apps.withRedirects(scene.stage().app())),
                several)) {
            scene.note(app.redirectUris().size() + " registered");
            var link = scene.link(app);
            Scene.assertPage(scene.open(browser, link.without("redirect_uri")), 400, MISSING);
            Scene.assertPage(scene.open(browser, link.with("redirect_uri", "")), 400, MISSING);
        }
        var none = scene.stage().publish(Apps.withRedirects(scene.stage().app()));
        Scene.assertPage(scene.open(browser, scene.link(none)), 400, MISMATCH);
    }

    private static void thatComeTwice(Scene scene) throws IOException {
        var browser = scene.stage().signIn(Stage.account());
        var link = scene.link(scene.stage().app());
        String good = "redirect_uri=" + Link.encode("https://app.example/cb");
        String evil = "redirect_uri=" + Link.encode(EVIL);
        String without = link.without("redirect_uri").text();
        for (String pair : List.of(
                good + "&" + evil,
                evil + "&" + good,
                good + "&" + good,
                good + "&redirect_uri=",
                good + "&redirect%5Furi=" + Link.encode(EVIL),
                good + "&redirect_uri")) {
            Scene.assertPage(scene.ask(Request.get(without + "&" + pair).of(browser)), 400, "PARAMETER_REPEATED");
        }
        var other = scene.stage().app();
        Scene.assertPage(
                scene.ask(Request.get(link.text() + "&client_id=" + other.clientId())
                        .of(browser)),
                400,
                "PARAMETER_REPEATED");
    }

    private static void besideOtherMistakes(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        for (var browser : List.of(scene.stage().signIn(Stage.account()), Browser.anonymous())) {
            for (String client :
                    List.of("nobody", "00000000-0000-4000-8000-000000000000", "%00", "", "%27%20OR%201%3D1")) {
                for (String uri : List.of("https://app.example/cb", EVIL)) {
                    var answer = scene.open(
                            browser,
                            link.with("client_id", client)
                                    .with("redirect_uri", Link.encode(uri))
                                    .with("response_type", "token"));
                    Scene.assertPage(answer, 400, "APP_UNKNOWN");
                }
            }
            Scene.assertPage(scene.open(browser, link.without("client_id")), 400, "APP_UNKNOWN");
            Scene.assertPage(
                    scene.open(
                            browser,
                            link.with("redirect_uri", Link.encode(EVIL))
                                    .with("scope", "nonsense")
                                    .with("response_type", "token")),
                    400,
                    MISMATCH);
        }
        var off = scene.stage().app();
        scene.stage().change(off, AppStatus.DISABLED, off.scopes());
        Scene.assertPage(scene.open(Browser.anonymous(), scene.link(off)), 400, "APP_NOT_IN_USE");
    }

    private static void withoutASession(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        for (var bad : List.of(
                link.with("scope", "nonsense"),
                link.with("response_type", "token"),
                link.with("response_mode", "fragment"),
                link.with("code_challenge_method", "plain"),
                link)) {
            var answer = scene.open(Browser.anonymous(), bad);
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location().orElse(""))
                    .startsWith(scene.issuer() + "/signin?to=%2Foauth")
                    .doesNotContain("error=");
        }
        var odd = link.with("state", "%7B%22a%22%3A+1%7D%FF~");
        assertThat(scene.open(Browser.anonymous(), odd).location())
                .as("the request comes back byte by byte")
                .hasValue(scene.issuer() + "/signin?to="
                        + Link.encode(odd.text()).replace("%20", "+").replace("~", "%7E"));
    }
}

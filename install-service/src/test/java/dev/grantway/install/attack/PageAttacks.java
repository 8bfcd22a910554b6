package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.LogLines;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.stage.Unverified;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Pages that another site would frame, or a stranger write into; sessions and addresses that are made up. */
@Singleton
class PageAttacks implements AttackClass {
    private static final Logger ACCESS_LOG = Logger.getLogger("io.quarkus.http.access-log");
    private static final String SECRET = "sEcReT-that-nobody-may-keep-in-a-log";

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "A13", PageAttacks::thatAreFramed,
                "A15", PageAttacks::thatAStrangerWrites,
                "A16", PageAttacks::withASessionThatIsMadeUp,
                "A17", PageAttacks::byMadeUpAddresses,
                "A18", PageAttacks::withSecretsInTheQuery,
                "X9", PageAttacks::whosePolicyARedirectWouldChange);
    }

    private static void thatAreFramed(Scene scene) throws IOException {
        for (var page : everyPage(scene).entrySet()) {
            var answer = page.getValue();
            assertThat(answer.isPage()).as(page.getKey()).isTrue();
            assertThat(answer.header("Content-Security-Policy").orElse(""))
                    .as(page.getKey())
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*", "script-src http", "script-src data");
            assertThat(answer.header("X-Frame-Options")).as(page.getKey()).hasValue("DENY");
            assertThat(answer.header("X-Content-Type-Options"))
                    .as(page.getKey())
                    .hasValue("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(page.getKey()).hasValue("same-origin");
            assertThat(answer.header("Cache-Control")).as(page.getKey()).hasValue("no-store");
            assertThat(answer.body()).as(page.getKey()).doesNotContain(" style=\"", " onclick=", "<style", "<script>");
        }
        var asked = scene.ask(Request.get(scene.link(scene.stage().app())).with("Origin", "https://other.test"));
        assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
        var preflight =
                scene.ask(new Request("OPTIONS", scene.link(scene.stage().app()).text(), List.of(), "")
                        .with("Origin", "https://other.test")
                        .with("Access-Control-Request-Method", "GET"));
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static Map<String, Answer> everyPage(Scene scene) throws IOException {
        var account = Stage.account();
        var lacking = Rights.mayNotInstall(Stage.account());
        var poor = Rights.limitedTo(Stage.account(), List.of("base"));
        var browser = scene.stage().signIn(account, lacking, poor);
        var app = scene.stage().app();
        var pages = new LinkedHashMap<String, Answer>();
        pages.put("the account list", scene.open(browser, scene.link(app)));
        var list = pages.get("the account list");
        pages.put("consent", scene.choose(browser, list, account));
        pages.put(
                "the unverified publisher",
                scene.choose(
                        browser,
                        scene.open(
                                browser,
                                scene.link(scene.stage()
                                        .publish(Unverified.of(scene.stage().app())))),
                        account));
        pages.put("hindered", scene.choose(browser, list, poor));
        pages.put("ask an administrator", scene.choose(browser, list, lacking));
        pages.put(
                "write to the administrator",
                scene.ask(Request.form("/oauth/consent/request", Scene.fields(pages.get("ask an administrator")))
                        .of(browser)));
        pages.put("an unknown app", scene.open(browser, scene.link(app).with("client_id", "nobody")));
        pages.put("wrong scopes", scene.open(browser, scene.link(app).with("scope", "nonsense")));
        pages.put(
                "an old form",
                scene.ask(Scene.form(Scene.DECISION, list, "flow", "x").of(browser)));
        pages.put(
                "a forged form",
                scene.ask(Request.form(Scene.DECISION, Map.of()).of(browser)));
        pages.put(
                "a malformed form",
                scene.ask(Request.post(Scene.DECISION, Request.FORM, "flow=%zz")
                        .with("Accept", "text/html")
                        .of(browser)));
        String own = "?accountId=" + account.accountId();
        for (String path : List.of(
                "/connected-apps",
                "/connected-apps" + own,
                "/connected-apps/policy" + own,
                "/connected-apps/requests/mine")) {
            pages.put(path, scene.ask(Request.get(path).of(browser)));
        }
        return pages;
    }

    private static void thatAStrangerWrites(Scene scene) throws IOException {
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        String name = "<script>x</script>\u202Etxt";
        var written = scene.stage()
                .app(
                        name,
                        "<img src=x onerror=y> \u202Eevil",
                        new SupportContact("a@b.example\"><script>", "<b>1</b>", "javascript:alert(1)"));
        for (String logo : List.of(
                "javascript:alert(1)",
                "https://tracker.test/pixel.png",
                "//tracker.test/x",
                "data:text/html,<script>")) {
            var app = scene.stage().publish(Apps.presentedAs(written, name, logo));
            written = app;
            var list = scene.open(browser, scene.link(app));
            var consent = scene.choose(browser, list, account);
            var error = scene.open(browser, scene.link(app).with("scope", "nonsense"));
            for (var page : List.of(list, consent, error)) {
                assertThat(page.body())
                        .doesNotContain("<script>", "<img src=x", "<b>1", "javascript:", "tracker.test", "data:text")
                        .contains("<bdi>");
                assertThat(page.body().replaceAll("(?s)<(bdi|title)>.*?</\\1>", ""))
                        .as("what turns the text around stays in its own element")
                        .doesNotContain("\u202E");
                assertThat(page.header("Content-Security-Policy").orElse("")).contains("img-src 'self' data:;");
            }
            assertThat(consent.body()).contains("<bdi>&lt;script&gt;x&lt;/script&gt;", "<bdi>&lt;img src=x");
        }
    }

    /** The cookie's attributes are app-registry's: it alone sets one, and another one at each sign-in. */
    private static void withASessionThatIsMadeUp(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        String good = browser.token();
        String[] parts = good.split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (String token : List.of(
                "fixed-before-sign-in",
                "00000000-0000-4000-8000-000000000000",
                none + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + "A".repeat(86),
                parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "." + parts[2],
                "x" + good)) {
            var pretended = new Browser(browser.userId(), browser.sessionId(), token);
            var answer = scene.open(pretended, scene.link(app));
            assertThat(answer.status()).as(token).isEqualTo(303);
            assertThat(answer.location().orElse("")).startsWith(scene.issuer() + "/signin?to=");
        }
        var inQuery = scene.ask(Request.get(scene.link(app).text() + "&grantway_session=" + good));
        assertThat(inQuery.status()).isEqualTo(303);
        var asBearer = scene.ask(Request.get(scene.link(app)).with("Authorization", "Bearer " + good));
        assertThat(asBearer.status()).isEqualTo(303);
    }

    private static void byMadeUpAddresses(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var page = scene.toConsent(browser, scene.link(app), account);
        var spoofs = List.of(
                List.of("X-Forwarded-Host", "evil.test"),
                List.of("X-Forwarded-Proto", "https"),
                List.of("X-Forwarded-Port", "666"),
                List.of("X-Forwarded-Prefix", "/evil"),
                List.of("X-Forwarded-For", "127.0.0.1, evil"),
                List.of("Forwarded", "host=evil.test;proto=https;for=127.0.0.1"),
                List.of("X-Original-URL", "/evil"),
                List.of("X-Rewrite-URL", "/evil"),
                List.of("Host", "evil.test"));
        for (var spoof : spoofs) {
            String name = spoof.getFirst();
            var told = scene.ask(Request.get(scene.link(app).with("response_type", "token"))
                    .with(name, spoof.get(1))
                    .of(browser));
            scene.assertSentToApp(told, "unsupported_response_type", "xyz");
            var signIn = scene.ask(Request.get(scene.link(app)).with(name, spoof.get(1)));
            assertThat(signIn.location().orElse("")).startsWith(scene.issuer() + "/signin?to=%2Foauth");
            var list = scene.ask(
                    Request.get(scene.link(app)).with(name, spoof.get(1)).of(browser));
            assertThat(list.body()).doesNotContain("evil", ":666");
            var forged = Scene.grantForm(page).with(name, spoof.get(1)).with("Origin", "https://evil.test");
            Scene.assertPage(scene.ask(forged.of(browser)), 403, "FORM_NOT_FROM_HERE");
        }
        var absolute = new Request("GET", "http://evil.test" + scene.link(app).text(), List.of(), "")
                .with("Accept", "text/html");
        var answer = scene.askBroken(absolute);
        assertThat(answer.status()).isIn(0, 303, 400, 404);
        assertThat(scene.codesOf(app)).isZero();
    }

    private static void withSecretsInTheQuery(Scene scene) throws IOException {
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var link = scene.link(scene.stage().app())
                .with("access_token", SECRET)
                .with("client_secret", SECRET)
                .with("code_verifier", SECRET)
                .with("state", SECRET);
        try (var log = LogLines.listen(ACCESS_LOG)) {
            var before = ACCESS_LOG.getLevel();
            ACCESS_LOG.setLevel(Level.INFO);
            try {
                var page = scene.toConsent(browser, link, account);
                scene.assertGranted(scene.grant(browser, page), "https://app.example/cb");
                for (var bad : List.of(
                        link.with("scope", "nonsense"),
                        link.with("client_id", SECRET),
                        link.with("redirect_uri", Link.encode("https://evil.test/?" + SECRET)),
                        link.with("response_type", SECRET))) {
                    var _ = scene.open(browser, bad);
                }
                var _ = scene.open(Browser.anonymous(), link);
                await().alias("a line of the access log")
                        .until(() -> log.lines().stream().anyMatch(line -> line.contains(link.path())));
                assertThat(log.lines())
                        .anyMatch(line -> line.contains("APP_UNKNOWN"))
                        .noneMatch(line -> line.contains(SECRET));
            } finally {
                ACCESS_LOG.setLevel(before);
            }
        }
    }

    /** A record that no registration would make; a policy has no way to quote. */
    private static void whosePolicyARedirectWouldChange(Scene scene) throws IOException {
        for (String uri : List.of(
                "https://app.example; script-src *;/cb",
                "https://app.example 'unsafe-inline'/cb",
                "https://app.example,script-src/cb",
                "https://*/cb",
                "https://app.example:443;x/cb")) {
            var app = scene.stage().publish(Apps.withRedirects(scene.stage().app(), uri));
            var account = Stage.account();
            var browser = scene.stage().signIn(account);
            var page = scene.toConsent(browser, scene.link(app).with("redirect_uri", Link.encode(uri)), account);
            assertThat(page.header("Content-Security-Policy").orElse(""))
                    .contains("script-src 'none';", "form-action 'self' https:;")
                    .doesNotContain("unsafe", "*");
        }
    }
}

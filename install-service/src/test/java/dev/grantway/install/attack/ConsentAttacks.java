package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.consent.AgedForms;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Stage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Forms that nobody meant to send, and forms that were changed, kept, or are another's. */
@Singleton
class ConsentAttacks implements AttackClass {
    private static final int CROWD = 20;
    private static final String APP = "https://app.example/cb";

    private final AgedForms agedForms;
    private final InstallationView installations;

    ConsentAttacks(AgedForms agedForms, InstallationView installations) {
        this.agedForms = agedForms;
        this.installations = installations;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "A10", ConsentAttacks::thatAnotherSiteSends,
                "A11", ConsentAttacks::thatWereChanged,
                "A12", this::thatComeAgain,
                "A14", ConsentAttacks::whoseRedirectRepeatsThem,
                "X5", ConsentAttacks::pressedByACrowd,
                "X6", ConsentAttacks::ofASessionThatEnded,
                "X7", ConsentAttacks::thatNameAWayOut,
                "X8", ConsentAttacks::thatAreKeptWhileTheAppChanges);
    }

    private static void thatAnotherSiteSends(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var page = scene.toConsent(browser, scene.link(app), account);
        var other = scene.stage().signIn(account);
        var othersPage = scene.toConsent(other, scene.link(app), account);
        var good = Scene.grantForm(page);
        var forged = new LinkedHashMap<String, Request>();
        forged.put("no token", without(page, "csrf_token"));
        forged.put("an empty token", with(page, "csrf_token", ""));
        forged.put("another session's token", with(page, "csrf_token", csrf(othersPage)));
        forged.put("a changed token", with(page, "csrf_token", csrf(page).substring(1) + "A"));
        forged.put("two tokens", with(page, "csrf_token", csrf(othersPage), csrf(page)));
        forged.put(
                "a token in the query",
                new Request(
                        "POST",
                        Scene.DECISION + "?csrf_token=" + csrf(page),
                        good.headers(),
                        without(page, "csrf_token").body()));
        forged.put("another origin", good.with("Origin", "https://evil.test"));
        forged.put("no origin that is told", good.with("Origin", "null"));
        forged.put(
                "our host, another scheme", good.with("Origin", scene.issuer().replace("http:", "https:")));
        forged.put("our host, another port", good.with("Origin", "http://localhost:1"));
        forged.put("a name that begins as ours", good.with("Origin", scene.issuer() + ".evil.test"));
        forged.put("cross-site", good.with("Sec-Fetch-Site", "cross-site"));
        forged.put("same-site", good.with("Sec-Fetch-Site", "same-site"));
        forged.put(
                "same-origin, another origin",
                good.with("Sec-Fetch-Site", "same-origin").with("Origin", "https://evil.test"));
        for (var bad : forged.entrySet()) {
            scene.note(bad.getKey());
            Scene.assertPage(scene.ask(bad.getValue().of(browser)), 403, "FORM_NOT_FROM_HERE");
        }
        assertThat(scene.codesOf(app)).isZero();
        var own = good.with("Sec-Fetch-Site", "same-origin").with("Origin", scene.issuer());
        scene.assertGranted(scene.ask(own.of(browser)), APP);
    }

    private static String csrf(Answer page) {
        return Scene.fields(page).get("csrf_token").getFirst();
    }

    private static Request with(Answer page, String field, String... values) {
        var fields = Scene.fields(page);
        fields.put(field, List.of(values));
        fields.put("decision", List.of("grant"));
        return Request.form(Scene.DECISION, fields);
    }

    private static Request without(Answer page, String field) {
        return with(page, field);
    }

    private static void thatWereChanged(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var foreign = Stage.account();
        var browser = scene.stage().signIn(account);
        var link = scene.link(app).with("optional_scope", "reports");
        var page = scene.toConsent(browser, link, account);
        String flow = Scene.fields(page).get("flow").getFirst();
        String elsewhere = Scene.fields(
                        scene.toConsent(browser, scene.link(scene.stage().app()), account))
                .get("flow")
                .getFirst();
        for (String changed : List.of(
                "",
                "%%%",
                flipped(flow, 3),
                flipped(flow, flow.length() / 2),
                flipped(flow, flow.length() - 3),
                flow.substring(0, flow.length() / 2),
                flow + flow,
                flow.substring(0, flow.length() / 2) + elsewhere.substring(elsewhere.length() / 2))) {
            var answer = scene.ask(with(page, "flow", changed).of(browser));
            Scene.assertPage(answer, 400, "FORM_EXPIRED");
        }
        Scene.assertPage(
                scene.ask(Scene.form(Scene.ACCOUNT, page, "account", Integer.toString(foreign.accountId()))
                        .of(browser)),
                403,
                "ACCOUNT_NOT_YOURS");
        for (String odd : List.of("x' OR 1=1", "-1", "0", "99999999999", "", "\u0000", "１２")) {
            Scene.assertPage(
                    scene.ask(Scene.form(Scene.ACCOUNT, page, "account", odd).of(browser)), 403, "ACCOUNT_NOT_YOURS");
        }
        assertThat(scene.codesOf(app)).isZero();
        fieldsBesideCountForNothing(scene, browser, page, foreign.accountId());
        var sent = scene.neighbours().codeRequests.getLast();
        assertThat(sent.path("appId").asInt()).isEqualTo(app.appId());
        assertThat(sent.path("accountId").asInt()).isEqualTo(account.accountId());
        assertThat(sent.path("userId").asInt()).isEqualTo(browser.userId());
        assertThat(sent.path("redirectUri").asText()).isEqualTo(APP);
        assertThat(sent.path("scopes").toString()).isEqualTo("[\"base\",\"contacts.read\",\"reports\"]");
    }

    private static String flipped(String text, int place) {
        char other = text.charAt(place) == 'A' ? 'B' : 'A';
        return text.substring(0, place) + other + text.substring(place + 1);
    }

    private static void fieldsBesideCountForNothing(Scene scene, Browser browser, Answer page, int foreign)
            throws IOException {
        var fields = Scene.fields(page);
        fields.put("decision", List.of("grant"));
        fields.put("optional_scope", List.of("reports", "reports", "pages", "contacts.write", "everything", "\u0000"));
        for (String name : List.of("account", "accountId", "account_id", "hub_id", "user", "userId")) {
            fields.put(name, List.of(Integer.toString(foreign)));
        }
        for (String name :
                List.of("scope", "client_id", "redirect_uri", "state", "generation", "installationId", "approved")) {
            fields.put(name, List.of("https://evil.test"));
        }
        scene.assertGranted(scene.ask(Request.form(Scene.DECISION, fields).of(browser)), APP);
    }

    private void thatComeAgain(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var link = scene.link(app).with("optional_scope", "reports");
        var page = scene.toConsent(browser, link, account);
        var other = scene.stage().signIn(account);
        var othersPage = scene.toConsent(other, link, account);

        var fields = Scene.fields(page);
        fields.put("csrf_token", List.of(csrf(othersPage)));
        fields.put("decision", List.of("grant"));
        Scene.assertPage(scene.ask(Request.form(Scene.DECISION, fields).of(other)), 400, "FORM_EXPIRED");
        String aged = agedForms.aged(browser, Scene.fields(page).get("flow").getFirst());
        Scene.assertPage(scene.ask(with(page, "flow", aged).of(browser)), 400, "FORM_EXPIRED");
        assertThat(scene.codesOf(app)).isZero();

        String first = scene.grant(browser, page).location().orElse("");
        scene.note("sent twice at once: a double click, or a lost answer");
        assertThat(scene.grant(browser, page).location()).hasValue(first);
        scene.note("with other ticks");
        Scene.assertPage(scene.grant(browser, page, "reports"), 409, "GRANTED_BEFORE");
        scene.note("once the app has spent the code");
        scene.neighbours().spend(first.replaceAll(".*[?&]code=([^&]*).*", "$1"));
        Scene.assertPage(scene.grant(browser, page), 409, "GRANTED_BEFORE");
        assertThat(installations.ofAccount(account.accountId()))
                .singleElement()
                .satisfies(one -> assertThat(one.sequence()).isEqualTo(1));
    }

    private static void whoseRedirectRepeatsThem(Scene scene) throws IOException {
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var page = scene.toConsent(browser, scene.link(scene.stage().app()), account);

        for (var answer : List.of(scene.cancel(browser, page), scene.grant(browser, page))) {
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.body()).isEmpty();
        }
        var told = scene.open(browser, scene.link(scene.stage().app()).with("response_type", "token"));
        assertThat(told.status()).isIn(302, 303);
        var signIn = scene.ask(Request.get("/connected-apps"));
        assertThat(signIn.status()).isIn(302, 303);
    }

    private static void pressedByACrowd(Scene scene) throws Exception {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var page = scene.toConsent(browser, scene.link(app), account);
        Callable<Answer> press = () -> scene.grant(browser, page);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(CROWD, press)).stream()
                    .map(Future::resultNow)
                    .toList();
            var locations = answers.stream()
                    .flatMap(answer -> answer.location().stream())
                    .distinct()
                    .toList();
            assertThat(locations).singleElement().asString().startsWith(APP + "?code=gwc1_");
            assertThat(answers).extracting(Answer::status).isSubsetOf(303, 409);
        }
        assertThat(scene.neighbours().codeRequests.stream()
                        .filter(request -> request.path("appId").asInt() == app.appId())
                        .map(request -> request.path("flowId").asText())
                        .distinct())
                .hasSize(1);
    }

    private static void ofASessionThatEnded(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var list = scene.open(browser, scene.link(app));
        var page = scene.choose(browser, list, account);
        scene.neighbours().endSession(browser.sessionId());

        Scene.assertPage(scene.grant(browser, page), 403, "SIGNED_OUT");
        Scene.assertPage(scene.choose(browser, list, account), 403, "SIGNED_OUT");
        Scene.assertPage(scene.ask(Scene.grantForm(page)), 403, "SIGNED_OUT");
        assertThat(scene.codesOf(app)).isZero();
        var renewed = scene.open(scene.stage().signInShortly(account), scene.link(app));
        assertThat(renewed.status())
                .as("a session that ends before the form does")
                .isEqualTo(303);
        assertThat(renewed.location().orElse("")).startsWith(scene.issuer() + "/signin?to=");
    }

    /** Of a form that cannot be opened, the link that it began with is believed as far as it leads to a door. */
    private static void thatNameAWayOut(Scene scene) throws IOException {
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var link = scene.link(scene.stage().app());
        var page = scene.toConsent(browser, link, account);
        for (String out : List.of(
                "https://evil.test/",
                "//evil.test/oauth/authorize?x=1",
                "javascript:alert(1)",
                "/\\evil.test",
                "/oauth/authorize@evil.test",
                "/oauth/authorizer?x=1",
                "/connected-apps",
                scene.issuer() + ".evil.test/oauth/authorize?x=1",
                " /oauth/authorize?x=1")) {
            var fields = Scene.fields(page);
            fields.put("flow", List.of("x"));
            fields.put("again", List.of(out));
            var answer = scene.ask(Request.form(Scene.DECISION, fields).of(browser));
            Scene.assertPage(answer, 400, "FORM_EXPIRED");
            assertThat(answer.body()).doesNotContain("Start again</bdi>", "evil.test", "javascript:");
        }
        var fields = Scene.fields(page);
        fields.put("flow", List.of("x"));
        assertThat(scene.ask(Request.form(Scene.DECISION, fields).of(browser)).body())
                .contains("href=\"" + link.text().replace("&", "&amp;") + "\"");
    }

    private static void thatAreKeptWhileTheAppChanges(Scene scene) throws IOException {
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var app = scene.stage().app();
        var page = scene.toConsent(browser, scene.link(app), account);
        scene.stage()
                .change(
                        app,
                        AppStatus.ACTIVE,
                        new AppScopes(List.of("base", "contacts.read", "reports"), List.of(), List.of()));
        Scene.assertPage(scene.grant(browser, page), 409, "CHANGED_MEANWHILE");

        var off = scene.stage().app();
        var kept = scene.toConsent(browser, scene.link(off), account);
        scene.stage().change(off, AppStatus.DISABLED, off.scopes());
        Scene.assertPage(scene.grant(browser, kept), 409, "CHANGED_MEANWHILE");

        var moved = scene.stage().app();
        var last = scene.toConsent(browser, scene.link(moved), account);
        scene.stage().publish(Apps.withRedirects(moved, "https://app.example/new"));
        Scene.assertPage(scene.grant(browser, last), 409, "CHANGED_MEANWHILE");
        Scene.assertPage(scene.cancel(browser, last), 409, "CHANGED_MEANWHILE");
        for (var each : List.of(app, off, moved)) {
            assertThat(scene.codesOf(each)).isZero();
        }
    }
}

package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links and forms that ask for more than they may, of an app that requires {@code base} and {@code contacts.read}, takes
 * {@code contacts.write} where it is asked for, and has {@code pages} and {@code reports} as optional scopes.
 */
@Singleton
class ScopeAttacks implements AttackClass {
    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "A1", ScopeAttacks::thatDoNotFitTheApp,
                "A2", ScopeAttacks::thatTheAccountLacks,
                "A3", ScopeAttacks::thatThePersonLacks,
                "X1", ScopeAttacks::thatHideInThePage);
    }

    private static void thatDoNotFitTheApp(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        var browser = scene.stage().signIn(Stage.account());
        var wrong = new LinkedHashMap<Link, String>();
        wrong.put(link.with("scope", "base"), "contacts.read");
        wrong.put(link.without("scope"), "base");
        wrong.put(link.with("scope", ""), "base");
        wrong.put(link.without("scope").with("scope%5Ba%5D", "base+contacts.read"), "contacts.read");
        wrong.put(link.with("scope", "base").with("optional_scope", "contacts.read"), "contacts.read");
        wrong.put(link.with("scope", "base+contacts.read+nonsense"), "nonsense is not configured");
        wrong.put(link.with("scope", "base+contacts.read+%22%5C"), "&quot;\\ is not configured");
        wrong.put(link.with("scope", "base+contacts.read+pages"), "pages is optional");
        wrong.put(link.with("optional_scope", "contacts.write"), "contacts.write is conditionally required");
        wrong.put(link.with("optional_scope", "nonsense"), "nonsense is not configured");
        wrong.put(link.with("scope", "BASE+contacts.read"), "base");
        wrong.put(link.with("scope", "base%2Ccontacts.read"), "base");
        wrong.put(link.with("scope", "base%09contacts.read"), "base");
        for (var bad : wrong.entrySet()) {
            var answer = scene.open(browser, bad.getKey());
            Scene.assertPage(answer, 400, "SCOPES_INSUFFICIENT", "SCOPES_MISMATCH");
            assertThat(answer.body())
                    .contains(bad.getValue())
                    .contains("href=\"https://app.example/cb?error=invalid_scope&amp;error_description=")
                    .contains("&amp;state=xyz"
                            + scene.door()
                                    .afterState(Link.encode(scene.issuer()))
                                    .replace("&", "&amp;") + "\"");
        }
        assertThat(scene.open(browser, link.with("scope", "contacts.read%20base%20base+contacts.write"))
                        .status())
                .isEqualTo(200);
    }

    private static void thatTheAccountLacks(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account(List.of(), Stage.MEMBER);
        var browser = scene.stage().signIn(account);

        var page = scene.toConsent(browser, scene.link(app).with("optional_scope", "pages+reports"), account);
        var answer = scene.grant(browser, page, "pages", "reports", "contacts.write", "nonsense");

        assertThat(page.body()).contains("value=\"reports\"").doesNotContain("value=\"pages\"");
        scene.assertGranted(answer, "https://app.example/cb");
        assertThat(scene.neighbours().codeRequests.stream()
                        .filter(request -> request.path("appId").asInt() == app.appId()))
                .singleElement()
                .satisfies(request -> assertThat(request.path("scopes").toString())
                        .isEqualTo("[\"base\",\"contacts.read\",\"reports\"]"));
    }

    private static void thatThePersonLacks(Scene scene) throws IOException {
        assertHindered(scene, Rights.limitedTo(Stage.account(), List.of("base")), "NO_ACCESS_TO_SCOPE");
        assertHindered(scene, Stage.account("DEVELOPER"), "DEVELOPER_ACCOUNT");
        assertHindered(scene, Rights.mayNotInstall(Stage.account()), "NO_RIGHT_TO_INSTALL");
        loseThemMeanwhile(scene);
    }

    private static void assertHindered(Scene scene, AccountAccess account, String code) throws IOException {
        var app = scene.stage().app();
        var browser = scene.stage().signIn(account);
        var list = scene.open(browser, scene.link(app));

        var chosen = scene.choose(browser, list, account);
        var named = scene.open(browser, Link.to(app).into(account.accountId()));
        var pressed = scene.ask(Scene.grantForm(chosen).of(browser));
        var pressedOnList = scene.ask(Scene.grantForm(list).of(browser));

        Scene.assertPage(chosen, 403, code);
        Scene.assertPage(named, 403, code);
        assertThat(chosen.body()).doesNotContain("Grant access");
        assertThat(pressed.status()).isIn(400, 403);
        Scene.assertPage(pressedOnList, 400, "FORM_EXPIRED");
        assertThat(scene.codesOf(app)).isZero();
    }

    private static void loseThemMeanwhile(Scene scene) throws IOException {
        var app = scene.stage().app();
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var page = scene.toConsent(browser, scene.link(app), account);

        scene.stage().know(browser.userId(), Rights.limitedTo(account, List.of("base")));
        Scene.assertPage(scene.grant(browser, page), 403, "NO_ACCESS_TO_SCOPE");
        scene.stage().know(browser.userId());
        Scene.assertPage(scene.grant(browser, page), 403, "ACCOUNT_NOT_YOURS");
        assertThat(scene.codesOf(app)).isZero();
    }

    private static void thatHideInThePage(Scene scene) throws IOException {
        var link = scene.link(scene.stage().app());
        var browser = scene.stage().signIn(Stage.account());
        for (String hidden : List.of(
                "%E2%80%AEdaer",
                "x%E2%80%8B", "%00", "%0d%0aX-Injected:1", "%F3%A0%80%81", "%E2%81%A6x", "%EF%BB%BF")) {
            var answer = scene.open(browser, link.with("scope", "base+contacts.read+" + hidden));
            Scene.assertPage(answer, 400, "SCOPES_MISMATCH");
            assertThat(answer.body())
                    .contains("\uFFFD")
                    .doesNotContain("\u202E", "\u200B", "\u2066", "\uFEFF", "\u0000");
        }
        var loud = scene.open(
                browser,
                link.with(
                        "scope",
                        "base+contacts.read+" + Link.encode("<img/src=x/onerror=alert(1)>" + "y".repeat(5_000))));
        assertThat(loud.body())
                .contains("&lt;img/src=x/onerror=alert(1)&gt;")
                .doesNotContain("<img/src", "y".repeat(1_000));
        String many = "s+".repeat(10) + String.join("+", Collections.nCopies(3_000, "t"));
        assertThat(scene.open(browser, link.with("scope", "base+contacts.read+" + many))
                        .status())
                .isEqualTo(400);
    }
}

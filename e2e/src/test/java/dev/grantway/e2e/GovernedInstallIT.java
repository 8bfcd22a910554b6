package dev.grantway.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An account's administrator says what may be installed, lets a member finish an install, pauses the app and lets it on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GovernedInstallIT {
    private static final int ACCOUNT = 200001;
    private static final Pattern GLOBEX = Pattern.compile("^Globex (?!Labs)");

    private Browser browser;
    private Product product;
    private DemoApp app;

    @BeforeAll
    void open() throws Exception {
        browser = Browser.open();
        product = Product.shared();
        app = product.app("Deal Notes");
        new Installations(product).uninstall(app, ACCOUNT);
    }

    @AfterAll
    void close() throws Exception {
        if (browser != null) {
            new Installations(product).uninstall(app, ACCOUNT);
            browser.close();
        }
    }

    @Test
    void aMemberAsksAnAdministratorApprovesAndTheMemberFinishes() throws Exception {
        var member = browser.window(false).newPage();
        var administrator = browser.window(false).newPage();

        ask(member);
        approve(administrator);
        finish(member);
        lookAt(administrator);
        pauseAndLetOn(administrator);
        sayWhoMayInstall(administrator);
    }

    private void ask(Page page) {
        page.navigate(product.baseUrl() + app.installPath("asked"));
        signIn(page, "sales@");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(GLOBEX))
                .click();
        assertThat(page.locator("body")).containsText("may not install apps that Globex does not have yet");
        show(page, "30-ask-an-admin");
        page.locator("[name=note]").fill("For the quarter's deals");
        page.getByRole(AriaRole.BUTTON, named("Ask an admin")).click();
        assertThat(page.locator("body")).containsText("Your request was sent");
        show(page, "31-own-requests");
    }

    private void approve(Page page) {
        page.navigate(product.baseUrl() + "/connected-apps?accountId=" + ACCOUNT);
        signIn(page, "admin@");
        assertThat(page.locator("body")).containsText("(1 open)");
        page.getByRole(AriaRole.LINK, named("Requests for apps")).click();
        show(page, "32-requests");
        page.getByRole(AriaRole.LINK, named("Decide about Deal Notes")).click();
        assertThat(page.locator("body")).containsText("For the quarter's deals");
        show(page, "33-decide");
        page.getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(page.locator("body")).containsText("Nobody waits");
    }

    private void finish(Page page) throws Exception {
        page.navigate(product.baseUrl() + "/connected-apps/requests/mine");
        show(page, "34-approved");
        page.getByRole(AriaRole.LINK, named("Finish the install")).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(GLOBEX))
                .click();
        show(page, "35-consent-approved");
        var toApp = page.waitForRequest(
                request -> request.url().startsWith(app.redirectUri()),
                () -> page.getByRole(AriaRole.BUTTON, named("Grant access")).click());
        // the app would not take what it did not ask for in this browser, so its code is used here
        assertThat(new Tokens(product, app).exchange(codeOf(toApp.url())).status())
                .isEqualTo(200);
    }

    private static String codeOf(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&"))
                .filter(parameter -> parameter.startsWith("code="))
                .map(parameter -> parameter.substring("code=".length()))
                .findFirst()
                .orElseThrow();
    }

    private void lookAt(Page page) {
        page.navigate(product.baseUrl() + "/connected-apps?accountId=" + ACCOUNT + "&q=deal");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            page.reload();
            return page.getByText("Deal Notes", new Page.GetByTextOptions().setExact(true))
                            .count()
                    == 1;
        });
        show(page, "36-connected-apps-filtered");
        page.getByRole(AriaRole.LINK, named("Deal Notes")).click();
        assertThat(page.locator("body")).containsText("user 4");
        show(page, "37-app-detail");
    }

    private void pauseAndLetOn(Page page) throws Exception {
        page.getByRole(AriaRole.LINK, named("Suspend")).click();
        show(page, "38-suspend");
        page.locator("[name=reason]").fill("Checking what it does");
        page.getByRole(AriaRole.BUTTON, named("Suspend")).click();
        assertThat(page.locator("body")).containsText("uspended");
        assertThat(status()).isEqualTo("SUSPENDED");
        show(page, "39-suspended");
        page.getByRole(AriaRole.LINK, named("Resume")).click();
        assertThat(page.locator("body")).containsText("Checking what it does");
        show(page, "40-resume");
        page.getByRole(AriaRole.BUTTON, named("Resume")).click();
        assertThat(page.locator("body")).containsText("Active");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    private void sayWhoMayInstall(Page page) {
        page.navigate(product.baseUrl() + "/connected-apps/policy?accountId=" + ACCOUNT);
        show(page, "41-policy");
        page.locator("[name=installers][value=super-admins]").check();
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("body")).containsText("Saved. It holds from now on.");
        show(page, "42-policy-saved");
        page.locator("[name=installers][value=roles]").check();
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("body")).containsText("Saved. It holds from now on.");
    }

    private String status() throws Exception {
        for (JsonNode installation : new Installations(product).list(ACCOUNT).path("results")) {
            if (installation.path("app").path("id").asInt() == app.appId()) {
                return installation.path("status").asText();
            }
        }
        return "";
    }

    /** Photographs it, and nothing scrolls sideways on the smallest phone. WCAG 2.2, 1.4.10. */
    private static void show(Page page, String name) {
        Browser.photograph(page, name);
        page.setViewportSize(320, 640);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " at 320 px")
                .isEqualTo(true);
        page.setViewportSize(1280, 900);
    }

    private void signIn(Page page, String who) {
        JsonNode user = product.user(who);
        page.locator("[name=email]").fill(user.path("email").asText());
        page.locator("[name=password]").fill(user.path("password").asText());
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** An app's delivery log in a browser, while a webhook is sent. */
class LiveDeliveriesIT {
    private static final int TEST_ACCOUNT = 100002;

    private final Product product = Product.shared();
    private final DemoApp app = product.app("Contact Sync");
    private final Tokens tokens = new Tokens(product, app);

    @Test
    void newAttemptsComeOnTopWhileThePageIsLive() throws Exception {
        new Installations(product).uninstall(app, TEST_ACCOUNT);
        var admin = Customer.signedIn(product, product.user("dev@"));
        String code = Customer.codeOf(admin.grant(app.installPath("s2"), "Acme test account"));
        String token = tokens.exchange(code).text("access_token");
        try (var browser = Browser.open();
                var page = browser.window(true).newPage()) {
            signIn(page);
            page.navigate(product.baseUrl() + "/developer/apps/" + app.appId() + "/deliveries");
            var live = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Live"));
            live.click();
            page.waitForCondition(() -> page.locator("#rows-state").innerText().startsWith("Live"));
            String newest = newest(page);

            tokens.createContact(token, "live@customer.example");

            page.waitForCondition(() -> !newest(page).equals(newest));
            assertThat(page.locator("#rows tr").first().innerText()).contains("contact.creation");
            assertThat(page.locator("#rows-none").isVisible()).isFalse();
            live.click();
            assertThat(live.getAttribute("aria-pressed")).isEqualTo("false");
            assertThat(page.locator("#rows-state").innerText()).isEmpty();
        }
    }

    private static String newest(Page page) {
        var rows = page.locator("#rows tr");
        return rows.count() == 0 ? "" : rows.first().getAttribute("id");
    }

    private void signIn(Page page) {
        var user = product.user("dev@");
        page.navigate(product.baseUrl() + "/signin");
        page.locator("[name=email]").fill(user.path("email").asText());
        page.locator("[name=password]").fill(user.path("password").asText());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(url -> !url.contains("/signin"));
    }
}

package dev.grantway.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.grantway.e2e.Browser.photograph;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An app is created, installed by its link, given tokens and sent a webhook: all of it in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallByLinkIT {
    private final String appName =
            "Browser Made " + UUID.randomUUID().toString().substring(0, 8);

    private Browser browser;
    private Product product;

    @BeforeAll
    void open() {
        browser = Browser.open();
        product = Product.shared();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void fromTheFormInThePortalToTheWebhookInTheApp() {
        String exampleUrl = exampleUrl();
        var made = createApp(exampleUrl);

        pasteIntoTheExampleApp(exampleUrl, made);
        var customer = browser.window(true).newPage();
        install(customer, made.installUrl(), exampleUrl);

        assertThat(customer.locator("body")).containsText("Tokens received");
        assertThat(customer.content()).doesNotContain("gwa1_", "gwr1_");
        photograph(customer, "20-example-app-connected");
        connectedAppsListIt(customer);
        aContactMadeInTheProductArrives(customer, exampleUrl);
        uninstall(customer);
    }

    @Test
    void theCustomersPagesWorkWithoutScript() {
        var app = product.app("Contact Sync");
        var page = browser.window(false).newPage();
        page.navigate(product.baseUrl() + app.installPath("no-script"));
        signIn(page, "admin@");
        page.getByRole(AriaRole.BUTTON, named("Globex Labs")).click();
        page.getByRole(AriaRole.BUTTON, named("Cancel")).click();
        assertThat(page.url()).contains("error=access_denied", "state=no-script");
    }

    @Test
    void whoMayNotInstallIsToldWhyOnTheAccountList() {
        var app = product.app("Contact Sync");
        var page = browser.window(true).newPage();
        page.navigate(product.baseUrl() + app.installPath("s"));
        signIn(page, "sales@");
        photograph(page, "14-account-list-refused");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Globex"))).isDisabled();
    }

    @Test
    void aMissingScopeIsNamedOnAPageOfItsOwn() {
        var app = product.app("Contact Sync");
        var page = browser.window(true).newPage();
        page.navigate(product.baseUrl() + app.installPath("s").replace(DemoApp.encode(app.requiredScopes()), "oauth"));
        signIn(page, "admin@");
        assertThat(page.locator("body")).containsText("crm.objects.contacts.read");
        photograph(page, "15-missing-scope");
    }

    private record MadeApp(String clientId, String clientSecret, String webhookSecret, String installUrl) {}

    private MadeApp createApp(String exampleUrl) {
        var page = browser.window(true).newPage();
        page.navigate(product.baseUrl() + "/");
        photograph(page, "00-welcome");
        page.navigate(product.baseUrl() + "/developer/apps");
        photograph(page, "01-sign-in");
        signIn(page, "dev@");
        photograph(page, "02-apps");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Create app").setExact(true))
                .first()
                .click();
        photograph(page, "03-create-app");
        page.locator("[name=name]").fill(appName);
        page.locator("[name=description]").fill("Made by a person in a browser.");
        page.locator("[name=supportEmail]").fill("help@acme.example");
        page.locator("[name=redirectUris]").fill(exampleUrl + "/oauth-callback");
        page.getByRole(AriaRole.BUTTON, named("Create app")).click();
        photograph(page, "04-app-created");
        String clientSecret = page.locator("#client-secret").textContent(); // shown this once
        String webhookSecret = page.locator("#webhook-secret").textContent();
        page.locator(".tabs").getByText("Scopes").click();
        page.locator("details:has([name='scope.crm.objects.contacts.read']) > summary")
                .click();
        page.locator("[name='scope.crm.objects.contacts.read']").selectOption("required");
        page.getByRole(AriaRole.BUTTON, named("Save scopes")).click();
        photograph(page, "05-scopes");
        page.locator(".tabs").getByText("Auth").click();
        photograph(page, "05-auth");
        String clientId = page.locator("#client-id").textContent();
        String installUrl = page.locator("#install-url-0").textContent();
        subscribe(page, exampleUrl);
        return new MadeApp(clientId, clientSecret, webhookSecret, installUrl);
    }

    private static void subscribe(Page page, String exampleUrl) {
        page.locator(".tabs").getByText("Webhooks").click();
        photograph(page, "06-webhooks-empty");
        page.locator("[name=targetUrl]").fill(exampleUrl + "/webhooks");
        page.getByRole(AriaRole.BUTTON, named("Save target")).click();
        page.locator("[name=eventType]").selectOption("contact.creation");
        page.locator("[name=active]").check();
        page.getByRole(AriaRole.BUTTON, named("Add subscription")).click();
        assertThat(page.locator("body")).containsText("contact.creation");
        photograph(page, "07-webhooks");
    }

    private void pasteIntoTheExampleApp(String exampleUrl, MadeApp made) {
        var page = browser.window(true).newPage();
        page.navigate(exampleUrl);
        photograph(page, "08-example-app");
        page.locator("[name=client_id]:not([type=hidden])").fill(made.clientId());
        page.locator("[name=client_secret]").fill(made.clientSecret());
        page.locator("[name=webhook_secret]").fill(made.webhookSecret());
        page.locator("[name=name]").fill(appName);
        page.getByRole(AriaRole.BUTTON, named("Use this app")).click();
        assertThat(page.locator("body")).containsText(appName);
    }

    private void install(Page page, String installUrl, String exampleUrl) {
        page.navigate(installUrl);
        signIn(page, "admin@");
        photograph(page, "10-account-list");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^Globex (?!Labs)")))
                .click();
        photograph(page, "11-consent");
        page.getByRole(AriaRole.BUTTON, named("Grant access")).click();
        page.waitForURL(url -> url.startsWith(exampleUrl));
    }

    private void connectedAppsListIt(Page page) {
        page.navigate(product.baseUrl() + "/connected-apps?accountId=200001");
        org.awaitility.Awaitility.await().until(() -> {
            page.reload();
            return page.getByText(appName, new Page.GetByTextOptions().setExact(true))
                            .count()
                    == 1;
        });
        photograph(page, "21-connected-apps");
    }

    private void aContactMadeInTheProductArrives(Page page, String exampleUrl) {
        page.navigate(product.baseUrl() + "/crm");
        String email = UUID.randomUUID() + "@customer.example";
        page.locator("select[name=account]").selectOption("200001");
        page.locator("input[name=email]").fill(email);
        page.getByRole(AriaRole.BUTTON, named("Create contact")).click();
        photograph(page, "22-product");
        page.navigate(exampleUrl);
        assertThat(page.locator(".inbox"))
                .containsText(
                        "verified",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(30_000));
        assertThat(page.locator(".inbox")).containsText(appName);
        photograph(page, "23-example-app-webhook");
    }

    private void uninstall(Page page) {
        page.navigate(product.baseUrl() + "/connected-apps?accountId=200001");
        page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(appName))
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Uninstall"))
                .click();
        photograph(page, "24-uninstall");
        page.getByRole(AriaRole.BUTTON, named("Uninstall")).click();
        assertThat(page.locator("body")).containsText("was uninstalled");
        photograph(page, "25-uninstalled");
    }

    private void signIn(Page page, String who) {
        JsonNode user = product.user(who);
        page.locator("[name=email]").fill(user.path("email").asText());
        page.locator("[name=password]").fill(user.path("password").asText());
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    private String exampleUrl() {
        String callback = product.app("Contact Sync").redirectUri();
        return callback.substring(0, callback.indexOf('/', "http://".length()));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

package dev.grantway.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Someone with 3,000 accounts installs an app with 60 scopes, without a mouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyAccountsIT {
    private static final int ACCOUNTS = 3_000;
    private static final int BEFORE_THE_FIRST = 710_000;
    private static final int MOST_STOPS = 200;

    private Browser browser;
    private Product product;
    private World world;
    private DemoApp app;

    @BeforeAll
    void open() throws Exception {
        assumeTrue(Files.exists(Inspection.AXE), "the Node packages are not installed: npm ci in e2e/node");
        browser = Browser.open();
        product = Product.shared();
        world = World.shared();
        app = world.cast().app("many");
        openBranches();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anAccountIsFoundByPartOfItsNameAndAccessIsGrantedByKeyboard() {
        var page = signedInAtTheAccounts();
        assertThat(page.locator("body")).containsText("2950 more match and are not shown");
        Inspection.of(page);

        search(page, "2718 nord");
        assertThat(page.locator("button[name=account]")).hasCount(1);
        Inspection.of(page);
        press(page, page.getByRole(AriaRole.BUTTON, named("Filiale 2718 Nordrhein")), "Enter");
        assertThat(page.locator("h1")).containsText("Install");
        assertThat(page.locator("details li")).hasCount(60);
        Browser.photograph(page, "50-sixty-scopes");
        Inspection.of(page);

        page.setViewportSize(320, 640);
        var toApp = page.waitForRequest(
                request -> request.url().startsWith(app.redirectUri()),
                () -> press(page, page.getByRole(AriaRole.BUTTON, named("Grant access")), "Space"));
        assertThat(toApp.url()).contains("code=gwc1_");
    }

    @Test
    void anAccountIsFoundByItsId() {
        var page = signedInAtTheAccounts();

        search(page, Integer.toString(BEFORE_THE_FIRST + 1234));

        assertThat(page.locator("button[name=account]")).hasCount(1);
        assertThat(page.locator("button[name=account]")).containsText("Filiale 1234 Nordrhein");
    }

    /** 6,000 calls of the operator's API would take longer than all that is looked at here. */
    private void openBranches() throws Exception {
        String url = Recipe.of(product, "app-registry").setting("QUARKUS_DATASOURCE_JDBC_URL");
        try (var database = DriverManager.getConnection(url);
                var accounts = database.prepareStatement("""
                        INSERT INTO account (id, kind, name, domain, entitlements, created_at)
                        SELECT ? + n, 'STANDARD', 'Filiale ' || lpad(n::text, 4, '0') || ' Nordrhein',
                               'filiale' || n || '.example', entitlements, created_at
                          FROM account, generate_series(1, ?) AS n WHERE id = ? ON CONFLICT DO NOTHING""");
                var memberships = database.prepareStatement("""
                        INSERT INTO membership (account_id, user_id, role, created_at)
                        SELECT id, ?, 'super-admin', created_at FROM account WHERE id BETWEEN ? AND ?
                        ON CONFLICT DO NOTHING""")) {
            accounts.setInt(1, BEFORE_THE_FIRST);
            accounts.setInt(2, ACCOUNTS);
            accounts.setInt(3, Cast.ACCOUNT);
            accounts.executeUpdate();
            memberships.setInt(1, Cast.userId("owner"));
            memberships.setInt(2, BEFORE_THE_FIRST + 1);
            memberships.setInt(3, BEFORE_THE_FIRST + ACCOUNTS);
            memberships.executeUpdate();
        }
    }

    /** A window in which nothing was clicked. */
    private Page signedInAtTheAccounts() {
        var window = browser.window(true);
        Inspection.prepare(window);
        var page = window.newPage();
        page.navigate(product.baseUrl() + app.installPath("s"));
        var owner = world.user("owner");
        type(page, page.locator("[name=email]"), owner.path("email").asText());
        type(page, page.locator("[name=password]"), owner.path("password").asText());
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Where do you want to install");
        return page;
    }

    private static void search(Page page, String text) {
        type(page, page.locator("#find"), text);
        page.keyboard().press("Enter");
        page.waitForURL("**/oauth/consent/accounts");
    }

    private static void type(Page page, Locator field, String text) {
        tabTo(page, field);
        page.keyboard().insertText(text);
    }

    private static void press(Page page, Locator button, String key) {
        tabTo(page, button);
        page.keyboard().press(key);
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < MOST_STOPS; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not come to " + wanted);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

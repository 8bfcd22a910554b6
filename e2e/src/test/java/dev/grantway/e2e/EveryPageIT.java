package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.grantway.contracts.routes.Routes;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every page there is, with names as long as names get; {@link PagesTest} sees to it that none is left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {
    private static final String BRAND = "Acme CRM";
    private static final String GERMAN = "button[name=language][value=de]";

    private final Map<String, BrowserContext> windows = new HashMap<>();
    private final Map<String, String> pagesByTitle = new HashMap<>();

    private Browser browser;
    private Product product;
    private World world;

    @BeforeAll
    void open() {
        assumeTrue(Files.exists(Inspection.AXE), "the Node packages are not installed: npm ci in e2e/node");
        browser = Browser.open();
        product = Product.shared();
        world = World.shared();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Otherwise it would be no proof that it finds nothing. */
    @Test
    void whatIsWrongIsFound() {
        try (var page = window("stranger", true).newPage()) {
            page.setContent("""
                    <!doctype html><html lang="en"><title>t</title><main><h1>t</h1>
                    <p style="font-size: 6px; line-height: 6px"><a href="#a">a</a> <a href="#b">b</a></p>
                    <p style="color: #bbb">pale</p>
                    <div style="overflow: auto; width: 99px"><p style="width: 999px">wide</p></div>
                    <p style="width: 9999px">wider</p></main>""");

            assertThat(page.evaluate("inspection.violations()").toString()).contains("target-size: ");
            assertThat(page.evaluate("inspection.contrasts()").toString()).contains("contrast");
            assertThat(page.evaluate("inspection.tooWide()").toString())
                    .contains("the page has", "scrolls without a name", "reaches out of the window");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("inspection.focused()").toString()).contains("no outline");
        }
    }

    @TestFactory
    Stream<DynamicTest> isReadByEverybodyAndEverywhere() {
        return ListedPage.all().stream()
                .map(listed -> dynamicTest(listed.service() + " " + listed.template(), () -> look(listed)));
    }

    private void look(ListedPage listed) {
        try (var page = window(listed.by(), true).newPage()) {
            var answer = walk(page, listed);

            isOf(listed, answer);
            Inspection.hasNothingInline(Jsoup.parse(answer.text()));
            assertThat(page.title()).endsWith(listed.service().equals("product") ? "Globex" : " · " + BRAND);
            assertThat(pagesByTitle.put(page.title(), listed.template()))
                    .as("another page titled “%s”", page.title())
                    .isNull();
            Browser.photograph(page, "page-" + listed.name());
            Inspection.of(page);
            try (var plain = window(listed.by(), false).newPage()) {
                walk(plain, listed); // each form on the way was sent without script
                assertThat(plain.locator("h1").innerText())
                        .as("without script")
                        .isEqualTo(page.locator("h1").innerText());
            }
            boolean hasItsOwnAddress =
                    answer.request().method().equals("GET"); // the button leads from an answer back to its form
            if (hasItsOwnAddress && page.locator(GERMAN).count() > 0) {
                isReadInGermanToo(page, listed);
            }
        }
    }

    /** By its own button, which leads back to the same page: German words are longer. */
    private static void isReadInGermanToo(Page page, ListedPage listed) {
        String address = page.url();
        try {
            page.waitForResponse(
                    response -> response.request().isNavigationRequest() && response.status() / 100 != 3,
                    () -> page.locator(GERMAN).click());
            page.waitForLoadState();
            assertThat(page.url()).isEqualTo(address);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
            Browser.photograph(page, "page-" + listed.name() + "-de");
            Inspection.of(page);
        } finally { // the window is used on
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("lang"));
        }
    }

    /** The answer that brought the page. */
    private Response walk(Page page, ListedPage listed) {
        var answer = page.navigate(product.baseUrl() + world.fill(listed.open()));
        for (int i = 0; i < listed.press().size(); i++) {
            if (i == listed.press().size() - 1) {
                listed.fill().forEach((field, text) -> typeAnything(page.locator("[name=\"" + field + "\"]"), text));
            }
            String name = world.fill(listed.press().get(i));
            var button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
            answer = page.waitForResponse(
                    response -> response.request().isNavigationRequest() && response.status() / 100 != 3,
                    () -> button.first().click());
            page.waitForLoadState();
        }
        return answer;
    }

    /** Also what a browser would not let through; of a list, the choice with that value. */
    private void typeAnything(Locator field, String text) {
        if (field.evaluate("field => field.tagName").equals("SELECT")) {
            var _ = field.selectOption(text);
            return;
        }
        field.evaluate("field => field.removeAttribute('maxlength')");
        field.fill(world.fill(text));
    }

    private static void isOf(ListedPage listed, Response answer) {
        assertThat(Routes.load()
                        .find(URI.create(answer.url()).getPath())
                        .orElseThrow()
                        .service())
                .isEqualTo(listed.service());
        assertThat(answer.headerValue("content-type")).startsWith("text/html");
        assertThat(answer.headerValue("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    private BrowserContext window(String by, boolean script) {
        return windows.computeIfAbsent(by + script, _ -> {
            var window = browser.window(script);
            if (script) {
                Inspection.prepare(window);
            }
            if (!by.equals("stranger")) {
                signIn(window, world.user(by));
            }
            return window;
        });
    }

    private void signIn(BrowserContext window, JsonNode user) {
        try (var page = window.newPage()) {
            page.navigate(product.baseUrl() + "/signin");
            page.locator("[name=email]").fill(user.path("email").asText());
            page.locator("[name=password]").fill(user.path("password").asText());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            page.waitForURL(url -> !url.contains("/signin"));
        }
    }
}

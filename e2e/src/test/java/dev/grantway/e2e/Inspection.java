package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/** What every page keeps: WCAG 2.2 AA as far as axe-core sees, the keyboard, the smallest phone, both directions of text. */
final class Inspection {
    static final Path AXE = Path.of("node/node_modules/axe-core/axe.min.js");

    private static final int SMALLEST_PHONE = 320;

    private final Page page;

    private Inspection(Page page) {
        this.page = page;
    }

    /** Puts what is needed into each page of a window to come. A page's own policy does not stop that. */
    static void prepare(BrowserContext window) {
        try (var own = Inspection.class.getResourceAsStream("/inspection.js")) {
            window.addInitScript(Files.readString(AXE));
            window.addInitScript(new String(
                    java.util.Objects.requireNonNull(own, "inspection.js").readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts all of it; the page is left unfolded. */
    static void of(Page page) {
        var inspection = new Inspection(page);
        inspection.isWalkedByKeyboard();
        assertThat(inspection.lines("inspection.movedDays()")).as("days").isEmpty();
        page.evaluate("inspection.unfold()");
        inspection.keepsToWcag();
        inspection.fitsTheSmallestPhone("ltr");
        inspection.fitsTheSmallestPhone("rtl");
        page.setViewportSize(1280, 900);
    }

    /** As the service sent it: whoever takes a picture of a page may put styles into it. */
    static void hasNothingInline(Document sent) {
        assertThat(sent.select("script:not([src]), style, [style]"))
                .as("inline script and style")
                .isEmpty();
        assertThat(sent.getAllElements().stream()
                        .flatMap(each -> each.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .as("handlers of events")
                .isEmpty();
    }

    private void keepsToWcag() {
        assertThat(lines("inspection.violations()")).as("violations of WCAG").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(lines("inspection.contrasts()")).as("contrast at night").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** WCAG 2.2, 1.4.10. */
    private void fitsTheSmallestPhone(String direction) {
        page.setViewportSize(SMALLEST_PHONE, 640);
        page.evaluate("direction => { document.documentElement.dir = direction; }", direction);
        assertThat(lines("inspection.tooWide()"))
                .as("at %d px, %s", SMALLEST_PHONE, direction)
                .isEmpty();
    }

    /** WCAG 2.2, 2.1.1, 2.4.7 and 2.4.11. */
    private void isWalkedByKeyboard() {
        var wanted = new LinkedHashSet<>(lines("inspection.reachable()"));
        int most = 2 * wanted.size() + 5; // what scrolls is a stop too
        for (int i = 0; i < most && !wanted.isEmpty(); i++) {
            page.keyboard().press("Tab");
            @SuppressWarnings("unchecked")
            var focused = (Map<String, String>) page.evaluate("inspection.focused()");
            assertThat(focused.get("fault"))
                    .as("focus on %s", focused.get("key"))
                    .isEmpty();
            wanted.remove(focused.get("key"));
        }
        assertThat(wanted).as("not reached by Tab").isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> lines(String script) {
        return (List<String>) page.evaluate(script);
    }
}

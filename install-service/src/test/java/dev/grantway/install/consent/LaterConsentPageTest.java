package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the consent page says of an app that the account has already. */
@QuarkusTest
class LaterConsentPageTest {
    private static final Pattern ITEM = Pattern.compile("<li>([^<]*)</li>");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationView view;

    LaterConsentPageTest(Stage stage, Installs installs, Installations installations, InstallationView view) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.view = view;
    }

    @Test
    void saysWhatIsNewWhatStaysAndWhatGoes() {
        var account = Stage.account();
        var link = Link.to(stage.app());
        var browser = stage.signIn(account);
        var installed = installs.authorize(browser, link, account);
        complete(installed, browser.userId(), List.of("base", "contacts.write"));

        String page = browser.open(link.with("optional_scope", "reports")
                        .into(account.accountId())
                        .text())
                .asString();

        assertThat(list(page, "fresh")).containsExactly("See contacts", "See reports, if you allow it");
        assertThat(list(page, "staying")).containsExactly("Know the account");
        assertThat(list(page, "leaving")).containsExactly("Change contacts");
        assertThat(page).doesNotContain("Nothing changes", "Someone else connected");
    }

    @Test
    void saysThatNothingChanges() {
        var account = Stage.account();
        var link = Link.to(stage.app());
        var browser = stage.signIn(account);
        installs.activate(installs.authorize(browser, link, account));

        String page = browser.open(link.into(account.accountId()).text()).asString();

        assertThat(page).contains("Nothing changes").doesNotContain("<h3>New</h3>", "<h3>Goes away</h3>");
    }

    @Test
    void leavesWhatOthersGave() {
        var account = Stage.account();
        var link = Link.to(stage.app());
        var first = stage.signIn(account);
        var installed = installs.authorize(first, link, account);
        complete(installed, first.userId(), List.of("base", "contacts.write"));

        String page = stage.signIn(account)
                .open(link.into(account.accountId()).text())
                .asString();

        assertThat(list(page, "fresh")).containsExactly("See contacts");
        assertThat(list(page, "staying")).containsExactlyInAnyOrder("Know the account", "Change contacts");
        assertThat(page).contains("Someone else connected the app").doesNotContain("<h3>Goes away</h3>");
    }

    @Test
    void saysThatItReconnects() {
        var account = Stage.account();
        var link = Link.to(stage.app());
        var browser = stage.signIn(account);
        var installed = installs.activate(installs.authorize(browser, link, account));
        installations.revoke(new GrantRevoked(
                installed.id(), 1, 5, "g-" + installed.id(), "REVOKED_BY_APP", Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(view.find(installed.id()).orElseThrow().status())
                .isEqualTo(InstallationStatus.NEEDS_REAUTHORIZATION);

        String page = browser.open(link.into(account.accountId()).text()).asString();

        assertThat(page).contains("has lost its access").doesNotContain("Nothing changes", "<h3>New</h3>");
    }

    private void complete(Installation installation, int userId, List<String> scopes) {
        var issued = installs.issued(installation, "g-" + installation.id(), scopes, Instant.EPOCH);
        assertThat(issued.userId()).isEqualTo(userId);
        installations.complete(issued);
    }

    private static List<String> list(String page, String name) {
        int start = page.indexOf("<ul class=\"scopes " + name + "\">");
        assertThat(start).as(name + " in " + page).isPositive();
        return ITEM.matcher(page.substring(start, page.indexOf("</ul>", start)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}

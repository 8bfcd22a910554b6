package dev.grantway.install.connected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.ManyInstalls;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppListTest {
    private static final Pattern ROW = Pattern.compile("<td><a href=\"/connected-apps/(ins_[^\"]+)\"><bdi>");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private final Instant now = Instant.now();
    private final Instant longAgo = now.minus(Duration.ofDays(91));

    private final Stage stage;
    private final Installs installs;
    private final ManyInstalls many;

    AppListTest(Stage stage, Installs installs, ManyInstalls many) {
        this.stage = stage;
        this.installs = installs;
        this.many = many;
    }

    @Test
    void isPagedWithoutAGapOrADouble() {
        int accountId = many.fill(2_000);
        var browser = stage.signIn(member(accountId, false, true));
        for (String sort : List.of("date", "name")) {
            var seen = new ArrayList<String>();
            String path = "/connected-apps?accountId=" + accountId + "&sort=" + sort;
            int pages = 0;
            while (!path.isEmpty()) {
                String page = browser.open(path).asString();
                seen.addAll(rows(page));
                path = NEXT.matcher(page)
                        .results()
                        .map(match -> match.group(1).replace("&amp;", "&"))
                        .findFirst()
                        .orElse("");
                pages++;
            }
            assertThat(pages).isEqualTo(20);
            assertThat(seen).hasSize(2_000).containsExactlyInAnyOrderElementsOf(many.ids(accountId));
        }
        assertThat(browser.open("/connected-apps?accountId=" + accountId + "&page=999")
                        .asString())
                .contains("Page 20 of 20")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void isInTheOrderAskedFor() {
        var account = Stage.account();
        String old = many.add(account.accountId(), "beta", InstallationStatus.ACTIVE, longAgo);
        String middle = many.add(account.accountId(), "Gamma", InstallationStatus.ACTIVE, now.minusSeconds(60));
        String fresh = many.add(account.accountId(), "Alpha", InstallationStatus.ACTIVE, now);
        var browser = stage.signIn(account);

        assertThat(rows(open(browser, account, ""))).containsExactly(fresh, middle, old);
        assertThat(rows(open(browser, account, "&sort=date"))).containsExactly(fresh, middle, old);
        assertThat(rows(open(browser, account, "&sort=name"))).containsExactly(fresh, old, middle);
    }

    @Test
    void isNarrowedByNameAndStatus() {
        var account = Stage.account();
        String sync = many.add(account.accountId(), "Contact SYNC 100%", InstallationStatus.ACTIVE, now);
        String deals = many.add(account.accountId(), "Deal Notes", InstallationStatus.SUSPENDED, now);
        many.add(account.accountId(), "Gone Sync", InstallationStatus.UNINSTALLED, now);
        var browser = stage.signIn(account);

        assertThat(rows(open(browser, account, "&q=sync"))).containsExactly(sync);
        assertThat(rows(open(browser, account, "&q=%25"))).containsExactly(sync);
        assertThat(rows(open(browser, account, "&q=_"))).isEmpty();
        assertThat(rows(open(browser, account, "&status=SUSPENDED"))).containsExactly(deals);
        assertThat(rows(open(browser, account, "&q=notes&status=ACTIVE"))).isEmpty();
        assertThat(rows(open(browser, account, "&status=UNINSTALLED"))).containsExactlyInAnyOrder(sync, deals);
    }

    @Test
    void isNarrowedToWhatNobodyUses() {
        var account = Stage.account();
        String idle = many.add(account.accountId(), "Idle", InstallationStatus.ACTIVE, longAgo);
        String forgotten = many.add(account.accountId(), "Forgotten", InstallationStatus.ACTIVE, longAgo);
        many.used(forgotten, longAgo.plusSeconds(60));
        String busy = many.add(account.accountId(), "Busy", InstallationStatus.ACTIVE, longAgo);
        many.used(busy, now);
        String reinstalled = many.add(account.accountId(), "Reinstalled", InstallationStatus.ACTIVE, now);
        many.used(reinstalled, longAgo);
        var browser = stage.signIn(account);

        assertThat(rows(open(browser, account, "&unused=true"))).containsExactlyInAnyOrder(idle, forgotten);
        assertThat(open(browser, account, "&q=Busy"))
                .contains("<time datetime=\"" + now.toString().substring(0, 19));
        assertThat(open(browser, account, "&q=Reinstalled")).contains("<td>Never</td>");
    }

    @Test
    void offersTheWayBackWhereNothingMatches() {
        var account = Stage.account();
        many.add(account.accountId(), "Deal Notes", InstallationStatus.ACTIVE, now);
        var browser = stage.signIn(account);

        assertThat(open(browser, account, "&q=%3Cb%3E%22x&unused=true"))
                .contains(
                        "No app matches",
                        "href=\"/connected-apps?accountId=" + account.accountId() + "\">Clear filters")
                .contains("value=\"&lt;b&gt;&quot;x\"")
                .doesNotContain("<b>\"x", "No apps yet");
    }

    @Test
    void saysWhatItsAppsMayDo() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var app = stage.app("<i>Sly</i>", "", new SupportContact(null, null, null));
        installs.activate(installs.authorize(browser, Link.to(app), account));

        assertThat(open(browser, account, ""))
                .contains(
                        "<bdi>&lt;i&gt;Sly&lt;/i&gt;</bdi></a></td>",
                        "<summary>2 permissions</summary>",
                        "See contacts")
                .contains("<bdi>you</bdi>", "/export.csv?accountId=" + account.accountId());
    }

    @Test
    void leadsThoseOnWhoDecideWhatIsInstalled() {
        var account = Stage.account();
        String policy = "/connected-apps/policy?accountId=" + account.accountId();
        String requests = "/connected-apps/requests?accountId=" + account.accountId();

        assertThat(open(stage.signIn(member(account.accountId(), true, false)), account, ""))
                .contains(policy, requests);
        assertThat(open(stage.signIn(member(account.accountId(), false, true)), account, ""))
                .contains(requests)
                .doesNotContain(policy);
        assertThat(open(stage.signIn(member(account.accountId(), false, false)), account, ""))
                .contains("/connected-apps/requests/mine")
                .doesNotContain(policy, requests);
    }

    private static String open(Browser browser, AccountAccess account, String filters) {
        var answer = browser.open("/connected-apps?accountId=" + account.accountId() + filters);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static AccountAccess member(int accountId, boolean superAdmin, boolean mayInstall) {
        return new AccountAccess(
                accountId,
                "Large",
                null,
                "STANDARD",
                null,
                List.of("pro"),
                "member",
                Stage.MEMBER,
                superAdmin,
                mayInstall);
    }
}

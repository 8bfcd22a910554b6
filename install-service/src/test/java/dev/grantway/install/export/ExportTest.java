package dev.grantway.install.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.ManyInstalls;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportTest {
    private static final Instant DAY = Instant.parse("2026-02-03T04:05:06Z");

    private final Stage stage;
    private final ManyInstalls many;

    ExportTest(Stage stage, ManyInstalls many) {
        this.stage = stage;
        this.many = many;
    }

    @Test
    void holdsTheListWithItsFilters() {
        var account = Stage.account();
        many.add(account.accountId(), "Beta", InstallationStatus.SUSPENDED, DAY);
        String alpha = many.add(account.accountId(), "Álpha, \"the\" first", InstallationStatus.ACTIVE, DAY);
        many.used(alpha, DAY.plusSeconds(60));
        var browser = stage.signIn(account);

        var all = browser.open(path(account) + "&sort=name");
        var lines = all.asString().lines().toList();

        assertThat(all.header("Content-Type")).startsWith("text/csv").containsIgnoringCase("charset=utf-8");
        assertThat(all.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"connected-apps-" + account.accountId() + ".csv\"");
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("App,App ID,Client ID,Installation,Status");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("\"Álpha, \"\"the\"\" first\",")
                        .endsWith(alpha
                                + ",ACTIVE,7,2026-02-03T04:05:06Z,2026-02-03T04:06:06Z,2,base contacts.read,,false"));
        assertThat(text(browser, path(account) + "&status=SUSPENDED").lines()).hasSize(2);
        assertThat(text(browser, path(account) + "&q=nothing").lines()).hasSize(1);
    }

    @Test
    void makesNoFormulaOfAnAppsName() {
        var account = Stage.account();
        many.add(account.accountId(), "=cmd|' /C calc'!A0", InstallationStatus.ACTIVE, DAY);

        assertThat(text(stage.signIn(account), path(account))).contains("\r\n'=cmd|' /C calc'!A0,");
    }

    @Test
    void holdsEachOfALongListOnce() {
        int accountId = many.fill(1_201);
        var lines = text(stage.signIn(member(accountId)), "/connected-apps/export.csv?accountId=" + accountId)
                .lines();

        assertThat(lines.skip(1).map(line -> line.split(",", -1)[3]))
                .containsExactlyInAnyOrderElementsOf(many.ids(accountId));
    }

    @Test
    void isNotThereForAStranger() {
        var account = Stage.account();
        many.add(account.accountId(), "Theirs", InstallationStatus.ACTIVE, DAY);
        var stranger = stage.signIn(Stage.account());

        for (String path :
                List.of(path(account), "/connected-apps/export.csv", "/connected-apps/export.csv?accountId=x")) {
            var answer = stranger.open(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).doesNotContain("Theirs").contains("There is nothing here for you");
        }
        assertThat(Browser.anonymous().open(path(account)).header("Location")).contains("/signin?to=");
    }

    private static String text(Browser browser, String path) {
        var answer = browser.open(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    private static String path(AccountAccess account) {
        return "/connected-apps/export.csv?accountId=" + account.accountId();
    }

    private static AccountAccess member(int accountId) {
        return new AccountAccess(
                accountId, "Large", null, "STANDARD", null, List.of("pro"), "member", Stage.MEMBER, false, true);
    }
}

package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.apps.WholeApps;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was exported, for apps of every kind. */
@QuarkusTest
class ExportedFilesTest {
    private final AppCode code;
    private final WholeApps wholeApps;
    private final Apps apps;
    private final TestDevelopers developers;
    private final AppRows rows;
    private int accountId;

    ExportedFilesTest(AppCode code, WholeApps wholeApps, Apps apps, TestDevelopers developers, AppRows rows) {
        this.code = code;
        this.wholeApps = wholeApps;
        this.apps = apps;
        this.developers = developers;
        this.rows = rows;
    }

    @BeforeEach
    void openAccount() {
        accountId = developers.newAccount();
    }

    @Test
    void changesNothingWhenItIsAppliedWhateverTheAppIs() throws SQLException {
        var random = new RandomApps(new Random(20261130));
        for (int i = 0; i < 60; i++) {
            var app = register(wholeApps.register(accountId, random.next()));
            String before = rows.of(app.appId());
            for (var format : FileFormat.values()) {
                String text = code.write(app, format);

                assertThat(unchanged(code.plan(app.appId(), bytes(text), format)))
                        .as(text)
                        .isTrue();
                assertThat(unchanged(code.apply(app.appId(), bytes(text), format, Optional.empty())))
                        .as(text)
                        .isTrue();
            }
            assertThat(rows.of(app.appId())).isEqualTo(before);
        }
    }

    @Test
    void makesAnotherAppLikeIt() {
        var random = new RandomApps(new Random(7));
        int other = developers.newAccount();
        for (int i = 0; i < 20; i++) {
            var app = register(wholeApps.register(accountId, random.next()));
            String text = code.write(app, FileFormat.YAML);

            var outcome = code.create(other, CodeFile.read(bytes(text), FileFormat.YAML));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            NewCodeOutcome.Registered.class,
                            made -> assertThat(code.write(made.app(), FileFormat.YAML))
                                    .isEqualTo(text));
        }
    }

    @Test
    void isOneAppsAndMakesEachOtherOneTheSame() {
        var random = new RandomApps(new Random(11));
        var app = register(wholeApps.register(accountId, random.next()));
        for (int i = 0; i < 30; i++) {
            var wanted = random.next();
            var ofItsKind = wanted.with(new AppDraft(
                    wanted.draft().info(),
                    app.draft().confidential(),
                    app.draft().tokens(),
                    wanted.draft().redirectUris(),
                    wanted.draft().scopes()));
            String text = code.write(ofItsKind, FileFormat.YAML);

            assertThat(code.apply(app.appId(), bytes(text), FileFormat.YAML, Optional.empty()))
                    .isInstanceOf(CodeOutcome.Taken.class);
            assertThat(unchanged(code.apply(app.appId(), bytes(text), FileFormat.YAML, Optional.empty())))
                    .isTrue();
            assertThat(unchanged(
                            code.plan(app.appId(), bytes(code.write(find(app), FileFormat.JSON)), FileFormat.JSON)))
                    .isTrue();
        }
    }

    private AppDetails register(RegistrationOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegistrationOutcome.Registered.class);
        return ((RegistrationOutcome.Registered) outcome).app();
    }

    private AppDetails find(AppDetails app) {
        return apps.find(app.appId()).orElseThrow();
    }

    private static boolean unchanged(CodeOutcome outcome) {
        return outcome instanceof CodeOutcome.Taken(var differences) && differences.unchanged();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

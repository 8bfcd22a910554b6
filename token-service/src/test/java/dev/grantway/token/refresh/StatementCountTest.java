package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.database.CountingSqlStore;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts of statements are exact, and each is a commit of its own here: a refresh has no transaction around it. */
@QuarkusTest
class StatementCountTest {
    private final TestInstalls installs;
    private final TestRefreshes refreshes;
    private final CountingSqlStore statements;

    StatementCountTest(TestInstalls installs, TestRefreshes refreshes, CountingSqlStore statements) {
        this.installs = installs;
        this.refreshes = refreshes;
        this.statements = statements;
    }

    @Test
    void aStableRefreshIsOneRead() throws Exception {
        var consent = TestConsent.of(installs.app());
        String token = refreshes.install(consent);

        assertThat(statementsOf(consent.app(), token)).containsExactly("SELECT");
        assertThat(statementsOf(consent.app(), token)).containsExactly("SELECT");
    }

    @Test
    void aRotatingRefreshIsOneUpdate() throws Exception {
        var consent = TestConsent.of(installs.newApp(true, AppTokens.ROTATING));
        var tokens = new ArrayList<>(List.of(refreshes.install(consent)));

        for (int i = 0; i < 3; i++) {
            assertThat(statements.statementsOf(() -> tokens.add(refreshes.succeed(consent.app(), tokens.getLast()))))
                    .containsExactly("UPDATE");
        }
        assertThat(statements.statementsOf(() -> refreshes.succeed(consent.app(), tokens.get(2))))
                .as("a retry")
                .containsExactly("UPDATE");
    }

    /** Tests have an import key; without one it is none, as {@code ImportedTokenTest} shows. */
    @Test
    void aForgeryIsOneLookForAnImportedToken() throws Exception {
        assertThat(statementsOf(installs.app(), "gwr1_" + "A".repeat(75))).containsExactly("SELECT");
    }

    private List<String> statementsOf(TestApp app, String token) throws Exception {
        return statements.statementsOf(() -> refreshes.refresh(app, token));
    }
}

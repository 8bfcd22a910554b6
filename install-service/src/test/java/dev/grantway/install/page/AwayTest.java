package dev.grantway.install.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs are told while PostgreSQL or a neighbour is away, or answers what it should not. */
@QuarkusTest
class AwayTest {
    private static final String CONNECTED_APPS = "/connected-apps";

    private final Stage stage;
    private final Installs installs;
    private final Neighbours neighbours;
    private final AgroalDataSource database;

    AwayTest(Stage stage, Installs installs, Neighbours neighbours, AgroalDataSource database) {
        this.stage = stage;
        this.installs = installs;
        this.neighbours = neighbours;
        this.database = database;
    }

    @Test
    void aPersonIsToldToWaitWhileThereIsNoDatabase() throws SQLException {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);

        var answers = withoutDatabase(() -> List.of(
                browser.grant(page, List.of()), browser.open(CONNECTED_APPS + "?accountId=" + account.accountId())));

        for (var answer : answers) {
            assertIsPage(answer, 503, "TRY_AGAIN_SOON");
            assertThat(answer.header("Retry-After")).isNotBlank();
        }
        assertThat(browser.grant(page, List.of()).header("Location")).contains("code=");
    }

    @Test
    void aProgramIsToldTheSame() throws SQLException {
        String token = neighbours.serviceToken("grantway.operator");

        var answers = withoutDatabase(() -> List.of(Browser.anonymous()
                .request()
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .get("/api/v1/installations/ins_nobody")));

        var answer = answers.getFirst();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.path("code").toString()).isEqualTo("TRY_AGAIN_SOON");
        assertThat(answer.path("correlationId").toString()).isNotBlank();
    }

    @Test
    void anAppThatUninstallsItselfIsToldInHubSpotsWords() throws SQLException {
        var active = installs.active();
        neighbours.accessTokens.put("of-" + active.id(), active.id() + "/1");

        var answers = withoutDatabase(() -> List.of(Browser.anonymous()
                .request()
                .header("Authorization", "Bearer of-" + active.id())
                .delete("/appinstalls/v3/external-install")));

        var answer = answers.getFirst();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.path("status").toString()).isEqualTo("error");
        assertThat(answer.path("correlationId").toString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 404, 418})
    void aNeighbourThatAnswersOddlyIsOneThatIsAway(int status) {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);
        neighbours.oddStatus.set(status);
        try {
            var answer = browser.grant(page, List.of());
            if (status == 404) { // which says that there is no such person
                assertIsPage(answer, 403, "SIGNED_OUT");
            } else {
                assertIsPage(answer, 503, "TRY_AGAIN_SOON");
            }
        } finally {
            neighbours.oddStatus.set(0);
        }

        assertThat(browser.grant(page, List.of()).header("Location")).contains("code=");
    }

    private static void assertIsPage(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.asString())
                .matches("(?s).*Error " + code + " · [0-9a-f-]{36}.*")
                .contains("site.css");
        assertThat(answer.header("Location")).isNull();
    }

    /** All connections are in other hands, and one more is waited for in vain: as after PostgreSQL went away. */
    private List<Response> withoutDatabase(Asking asking) throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            int most = database.getConfiguration().connectionPoolConfiguration().maxSize();
            for (int i = 0; i < most; i++) {
                taken.add(database.getConnection());
            }
            return asking.ask();
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    @FunctionalInterface
    private interface Asking {
        List<Response> ask();
    }
}

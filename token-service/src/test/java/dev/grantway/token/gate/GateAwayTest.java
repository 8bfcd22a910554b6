package dev.grantway.token.gate;

import static dev.grantway.token.gate.TestGate.READ;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL closes every connection and takes no new one. Nobody knows then whether a token is still good. */
@QuarkusTest
class GateAwayTest {
    private final TestGate gate;
    private final TestInstalls installs;
    private final TestTokens tokens;
    private final AgroalDataSource pool;
    private final String url;

    GateAwayTest(
            TestGate gate,
            TestInstalls installs,
            TestTokens tokens,
            AgroalDataSource pool,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.gate = gate;
        this.installs = installs;
        this.tokens = tokens;
        this.pool = pool;
        this.url = url;
    }

    @BeforeEach
    void open() {
        gate.open();
    }

    @AfterEach
    void comeBack() throws SQLException {
        onServer("ALTER DATABASE test ALLOW_CONNECTIONS true");
        pool.flush(FlushMode.ALL); // or a later test would be given a connection that is dead
        await().ignoreExceptions().until(() -> installs.number("SELECT 1") == 1);
    }

    @Test
    void isUnavailableAndLetsNothingPass() throws SQLException {
        String token = gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));
        String expired = tokens.expired(token, Duration.ofMinutes(2));
        ask(token).then().statusCode(200);

        goAway();

        for (int i = 0; i < 3; i++) {
            var answer = ask(token);
            answer.then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .header("Cache-Control", "no-store")
                    .header("x-hubspot-correlation-id", equalTo(answer.<String>path("correlationId")))
                    .body("status", equalTo("error"))
                    .body("category", equalTo("SERVICE_UNAVAILABLE"))
                    .body("message", equalTo("Tokens cannot be checked at present. Try again shortly."))
                    .body("correlationId", notNullValue());
            assertThat(answer.headers()).noneMatch(header -> header.getName().startsWith("X-Grantway-"));
        }
        // what needs no look at the database is answered as ever
        ask(expired).then().statusCode(401).body("category", equalTo("EXPIRED_AUTHENTICATION"));
        ask("gwa1_forged").then().statusCode(401);
    }

    @Test
    void answersAgainAsSoonAsItIsBack() throws SQLException {
        String token = gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));
        goAway();
        ask(token).then().statusCode(503);

        onServer("ALTER DATABASE test ALLOW_CONNECTIONS true");

        await().until(() -> ask(token).statusCode() == 200);
    }

    private void goAway() throws SQLException {
        onServer("ALTER DATABASE test ALLOW_CONNECTIONS false");
        onServer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'test'");
    }

    private void onServer(String statement) throws SQLException {
        String another = url.replace("/test?", "/postgres?"); // a database of the same server
        try (var connection = DriverManager.getConnection(another, "postgres", "postgres");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static Response ask(String token) {
        return given().header("Authorization", "Bearer " + token).get("/authz/crm/v3/contacts");
    }
}

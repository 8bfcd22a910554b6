package dev.grantway.token.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that come drop by drop. */
@QuarkusTest
class SlowBodyTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final List<RawConnection> open = new ArrayList<>();
    private final TestInstalls installs;
    private final Duration idleTimeout;

    SlowBodyTest(TestInstalls installs, @ConfigProperty(name = "quarkus.http.idle-timeout") Duration idleTimeout) {
        this.installs = installs;
        this.idleTimeout = idleTimeout;
    }

    @Test
    void endTheirConnectionAtTheHotEndpoints() throws IOException {
        var connections = new ArrayList<RawConnection>();
        for (String path : List.of(
                "/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth/v1/token", "/oauth/v3/token/revoke")) {
            connections.add(begun("POST " + path, FORM, "Content-Length: 60000"));
        }

        dripUntilClosed(connections, "x");

        assertThat(connections)
                .allSatisfy(connection -> assertThat(connection.heard())
                        .startsWith("HTTP/1.1 408 ")
                        .containsIgnoringCase("connection: close")
                        .contains("\"error\":\"invalid_request\"", "\"message\":\"The body did not come in time."));
    }

    @Test
    void inChunksEndItToo() throws IOException {
        var connection = begun("POST /oauth2/token", FORM, "Transfer-Encoding: chunked");

        dripUntilClosed(List.of(connection), "1\r\nx\r\n");

        assertThat(connection.heard()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void endTheirConnectionWhereTheFrameworkReads() throws IOException {
        var connection = begun(
                "POST /internal/codes",
                JSON,
                "Content-Length: 60000",
                "Authorization: Bearer " + installs.serviceToken("install-service"));

        dripUntilClosed(List.of(connection), " ");

        assertThat(connection.heard()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void endItAfterAnAnswerThatDidNotWaitForThem() throws IOException {
        var connections = new ArrayList<RawConnection>();
        for (String path : List.of("/internal/codes", "/nowhere", "/authz/crm/v3/contacts")) {
            connections.add(begun("POST " + path, JSON, "Content-Length: 60000"));
        }

        dripUntilClosed(connections, " ");

        assertThat(connections)
                .allSatisfy(connection ->
                        assertThat(connection.heard()).startsWith("HTTP/1.1 40").containsOnlyOnce("HTTP/1.1 "));
    }

    /** What came whole and was not read must not end the next request. */
    @Test
    void areNotThoseThatNobodyReads() throws IOException {
        var connections = new ArrayList<RawConnection>();
        for (String refused : List.of("POST /internal/codes", "PUT /oauth2/token", "POST /nowhere")) {
            var connection = begun(refused, JSON, "Content-Length: 2");
            connections.add(connection);
            connection.say("{}");
            await().until(() -> connection.heard().startsWith("HTTP/1.1 40"));
            await().until(() -> connection.heard().contains("\r\n\r\n"));
            connection.say(head("POST /oauth2/token", FORM, "Content-Length: 60000"));
        }

        dripUntilClosed(connections, "x");

        assertThat(connections)
                .allSatisfy(connection -> assertThat(connection.heard()).contains("HTTP/1.1 408 "));
    }

    @Test
    void haveTenSecondsUnlessItIsSetOtherwise() {
        var defaults = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HttpConfig.class)
                .build();

        assertThat(defaults.getConfigMapping(HttpConfig.class).bodyTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(idleTimeout).as("for a header that does not come").isEqualTo(Duration.ofSeconds(90));
    }

    @AfterEach
    void close() throws IOException {
        for (var connection : open) {
            connection.close();
        }
    }

    private RawConnection begun(String request, String type, String... lines) throws IOException {
        var connection = new RawConnection();
        open.add(connection);
        connection.say(head(request, type, lines));
        return connection;
    }

    private static String head(String request, String type, String... lines) {
        return "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s\r\n\r\n"
                .formatted(request, type, String.join("\r\n", lines));
    }

    private static void dripUntilClosed(List<RawConnection> connections, String drop) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    connections.forEach(connection -> connection.say(drop));
                    return connections.stream().allMatch(RawConnection::isClosed);
                });
    }
}

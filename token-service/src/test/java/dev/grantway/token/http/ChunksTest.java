package dev.grantway.token.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.gate.TestGate;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in chunks, behind which another may hide. RFC 9112, section 6.3. */
@QuarkusTest
class ChunksTest {
    private final TestInstalls installs;
    private final TestGate gate;

    ChunksTest(TestInstalls installs, TestGate gate) {
        this.installs = installs;
        this.gate = gate;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n",
                "Content-Length: 500\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"
            })
    void areRefusedAtTheGateAndNothingAfterThemIsRead(String framing) throws IOException {
        gate.open();
        String question = question(gate.token(TestConsent.of(installs.app()).withScopes("oauth", TestGate.READ)));
        try (var connection = new RawConnection()) {
            connection.say(question.formatted(framing) + "0\r\n\r\n" + question.formatted(""));

            await().until(connection::isClosed);

            assertThat(connection.heard())
                    .startsWith("HTTP/1.1 400 ")
                    .containsOnlyOnce("HTTP/1.1 ")
                    .doesNotContain("X-Grantway-", "x-grantway-");
        }
    }

    @Test
    void norIsABodyWaitedForThatAGatewayAnnounces() throws IOException {
        gate.open();
        String question = question(gate.token(TestConsent.of(installs.app()).withScopes("oauth", TestGate.READ)));
        try (var connection = new RawConnection()) {
            connection.say(question.formatted("Content-Length: 9\r\n"));

            await().until(connection::isClosed);

            assertThat(connection.heard()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void areNeededByNoGateway() throws IOException {
        gate.open();
        String question = question(gate.token(TestConsent.of(installs.app()).withScopes("oauth", TestGate.READ)));
        try (var connection = new RawConnection()) {
            connection.say(question.formatted("Content-Length: 0\r\n") + question.formatted(""));

            await().until(() -> connection.heard().split("HTTP/1.1 200 ", -1).length == 3);
        }
    }

    @Test
    void elsewhereAreTheLastOfTheirConnection() throws IOException {
        String hidden = "GET /oauth2/jwks HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var connection = new RawConnection()) {
            connection.say("POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nx=y\r\n0\r\n\r\n" + hidden);

            await().until(connection::isClosed);

            assertThat(connection.heard()).startsWith("HTTP/1.1 40").containsOnlyOnce("HTTP/1.1 ");
        }
    }

    private static String question(String token) {
        return "GET /authz/crm/v3/contacts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\n%s\r\n";
    }
}

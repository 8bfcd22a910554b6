package dev.grantway.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.devstack.Ports;
import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.guard.TestGuards;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final WebhookClient client =
            new WebhookClient(VERTX, TestGuards.withLoopback(), new TestCallConfig(Duration.ofSeconds(2)));

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private CallOutcome call(String url) {
        var request = new WebhookRequest(url, Map.of("webhook-id", "msg_1"), "[]".getBytes(StandardCharsets.UTF_8));
        var outcome = new CompletableFuture<CallOutcome>();
        VERTX.runOnContext(_ -> client.call(request, outcome::complete, outcome::completeExceptionally));
        return outcome.join();
    }

    @Test
    void sendsTheBytesAndReadsTheAnswer() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 202 Accepted\r\nContent-Length: 4\r\n\r\nfine")) {
            var outcome = call(server.url());

            assertThat(outcome).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.text()).isEqualTo("fine");
            });
            assertThat(server.requests().getFirst())
                    .startsWith("POST /hook HTTP/1.1")
                    .containsIgnoringCase("webhook-id: msg_1")
                    .containsIgnoringCase("Accept-Encoding: identity")
                    .containsIgnoringCase("User-Agent: Test/1")
                    .endsWith("[]");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        try (var inside = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                var server = RawServer.saying("HTTP/1.1 " + status + " Moved\r\nLocation: " + inside.url()
                        + "\r\nContent-Length: 0\r\n\r\n")) {
            var outcome = call(server.url());

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(status));
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void takesTheStatusOfAnEndlessAnswerAndReadsNoMore() throws Exception {
        try (var server = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) { // ends when the client closes the connection
                out.write(new byte[4096]);
            }
        })) {
            assertThat(call(server.url())).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.bytes()).isLessThan(128 * 1024);
                assertThat(answer.text()).hasSizeLessThanOrEqualTo(4096);
            });
        }
    }

    @Test
    void endsAtTheDeadlineWhenHeadersOrBodyDribble() throws Exception {
        try (var headers = new RawServer(out -> dribble(out, "HTTP/1.1 200 OK\r\nX: "));
                var body = new RawServer(out -> dribble(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"))) {
            assertThat(call(headers.url()))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failure -> assertThat(failure.reason()).isEqualTo("timeout"));
            assertThat(call(body.url()))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failure -> assertThat(failure.reason()).isEqualTo("timeout"));
        }
    }

    @Test
    void tellsConnectionTlsAndTargetFailuresApart() throws Exception {
        try (var plain = RawServer.saying("this is no TLS")) {
            assertThat(call("http://127.0.0.1:" + Ports.free() + "/"))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failure -> assertThat(failure.reason()).isEqualTo("connect"));
            assertThat(call(plain.url().replace("http:", "https:")))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failure -> assertThat(failure.reason()).isEqualTo("tls"));
            assertThat(call("http://127.0.0.1:99999/"))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failure -> assertThat(failure.reason()).isEqualTo("refused_target"));
            assertThat(call("https://10.0.0.1/"))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failure -> assertThat(failure.reason()).isEqualTo("refused_target"));
        }
    }

    @Test
    void callsTheVettedAddressUnderItsOwnName() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            var outcome = call(server.url().replace("127.0.0.1", "pinned.example.test"));

            assertThat(outcome).isInstanceOf(Answered.class);
            assertThat(server.requests().getFirst()).containsIgnoringCase("Host: pinned.example.test:");
        }
    }

    private static void dribble(OutputStream out, String beginning) throws IOException, InterruptedException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        for (int second = 0; second < 20; second++) {
            out.write('x');
            out.flush();
            Thread.sleep(500);
        }
    }
}

package dev.grantway.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.guard.TestGuards;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint can do to the one who calls it; the numbers are those of docs/faults.md. */
class MisbehavingEndpointTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Vertx VERTX = Vertx.vertx();

    private final WebhookClient client =
            new WebhookClient(VERTX, TestGuards.withLoopback(), new TestCallConfig(TIMEOUT));

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static CompletableFuture<CallOutcome> call(WebhookClient client, String url) {
        var request = new WebhookRequest(url, Map.of("webhook-id", "msg_1"), "[]".getBytes(StandardCharsets.UTF_8));
        var outcome = new CompletableFuture<CallOutcome>();
        VERTX.runOnContext(_ -> client.call(request, outcome::complete, outcome::completeExceptionally));
        return outcome;
    }

    private CallOutcome callTo(RawServer server) throws IOException {
        try (server) {
            return call(client, server.url()).join();
        }
    }

    private static String failureOf(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).reason();
    }

    private static Answered answerOf(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return (Answered) outcome;
    }

    @Test
    @DisplayName("10, 13, 14: one deadline ends a call that hangs, wherever it hangs")
    void endsWhatHangsAtOneDeadline() throws IOException {
        assertThat(failureOf(callTo(Misbehaving.hanging()))).isEqualTo("timeout");
        assertThat(failureOf(callTo(Misbehaving.slowHeaders(PACE)))).isEqualTo("timeout");
        assertThat(failureOf(callTo(Misbehaving.slowBody(PACE)))).isEqualTo("timeout");
    }

    @Test
    @DisplayName("15: of an endless answer a beginning is read, and its status counts")
    void readsTheBeginningOfAnEndlessAnswer() throws IOException {
        for (var server : List.of(Misbehaving.endlessBody(), Misbehaving.endlessChunks())) {
            var answer = answerOf(callTo(server));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.bytes()).isLessThan(128 * 1024);
        }
    }

    @Test
    @DisplayName("16: what is packed is not unpacked")
    void unpacksNothing() throws IOException {
        var answer = answerOf(callTo(Misbehaving.gzipBomb(8)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isLessThan(64 * 1024);
        assertThat(answer.text().codePointAt(0)).isEqualTo(0x1f); // as gzip begins
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "103 Early Hints"})
    @DisplayName("17: interim answers are no answer")
    void takesNoInterimAnswerForOne(String interim) throws IOException {
        assertThat(callTo(Misbehaving.interimFlood(interim))).isInstanceOf(Failed.class);
        assertThat(callTo(Misbehaving.interimForever(interim, PACE))).isInstanceOf(Failed.class);
    }

    /** The client knows it not for an interim one; it is no success either way. */
    @Test
    @DisplayName("17: an interim answer of a kind that the client does not know is no success")
    void takesNoUnknownInterimAnswerForSuccess() throws IOException {
        for (var server : List.of(
                Misbehaving.interimFlood("102 Processing"), Misbehaving.interimForever("102 Processing", PACE))) {
            var outcome = callTo(server);

            assertThat(outcome instanceof Answered answer && answer.status() >= 200)
                    .as("%s", outcome)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("15: headers are read up to a limit")
    void refusesHeadersWithoutMeasure() throws IOException {
        assertThat(failureOf(callTo(Misbehaving.hugeHeader(400_000)))).isEqualTo("io");
        assertThat(failureOf(callTo(Misbehaving.manyHeaders(40_000)))).isEqualTo("io");
    }

    @Test
    @DisplayName("24: an answer that ends with its connection is one; one that breaks off is none")
    void tellsTheEndOfAnAnswerFromABreak() throws IOException {
        var old = answerOf(callTo(Misbehaving.oldAndWithoutLength("fine")));

        assertThat(old.status()).isEqualTo(200);
        assertThat(old.text()).isEqualTo("fine");
        assertThat(failureOf(callTo(Misbehaving.endingHalfWay()))).isEqualTo("io");
    }

    @Test
    @DisplayName("27: whatever the moment of the answer, there is one request and one outcome")
    void makesOneCallOfAnAnswerAroundTheDeadline() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            try (var server = Misbehaving.late(TIMEOUT.minusMillis(60L - random.nextInt(120)))) {
                assertThat(call(client, server.url()).join())
                        .as("seed %d, round %d", seed, round)
                        .isNotNull();
                assertThat(server.requests())
                        .as("seed %d, round %d", seed, round)
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("19, 21: a name is looked up once for a call, which goes to the address that was judged")
    void callsTheAddressThatWasJudgedThoughTheNameMovesOn() throws IOException {
        var answers = new ArrayDeque<>(List.of("127.0.0.1", "10.0.0.1", "169.254.169.254"));
        var lookUps = new AtomicInteger();
        var rebinding = new WebhookClient(
                VERTX,
                TestGuards.resolving(_ -> {
                    lookUps.incrementAndGet();
                    return List.of(InetAddress.ofLiteral(answers.remove()));
                }),
                new TestCallConfig(TIMEOUT));
        try (var server = RawServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            String url = server.url().replace("127.0.0.1", "rebinding.example.test");

            assertThat(answerOf(call(rebinding, url).join()).status()).isEqualTo(204);
            assertThat(lookUps).hasValue(1);
            assertThat(failureOf(call(rebinding, url).join())).isEqualTo("refused_target");
            assertThat(failureOf(call(rebinding, url).join())).isEqualTo("refused_target");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    @DisplayName("I5: calls that end badly leave no connection open")
    void leavesNoConnectionOpen() throws IOException {
        long before = openFiles();
        for (int round = 0; round < 5; round++) {
            try (var hanging = Misbehaving.hanging();
                    var endless = Misbehaving.endlessBody()) {
                var calls = IntStream.range(0, 40)
                        .mapToObj(each -> call(client, each % 2 == 0 ? hanging.url() : endless.url()))
                        .toList();
                calls.forEach(CompletableFuture::join);
            }
        }
        long left = openFiles() - before;
        System.Logger log = System.getLogger(MisbehavingEndpointTest.class.getName());
        log.log(System.Logger.Level.INFO, "open files more than before 200 bad calls: " + left);
        assertThat(left).isLessThan(100);
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}

package dev.grantway.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.guard.TestGuards;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints of apps that want HTTP/2. */
class Http2Test {
    private static final String HOST = "hooks.example.test";
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final List<HttpVersion> versions = new CopyOnWriteArrayList<>();
    private final List<Object> connections = new CopyOnWriteArrayList<>();
    private final @Nullable String usualStore = System.getProperty(STORE);
    private final @Nullable String usualPassword = System.getProperty(STORE_PASSWORD);

    private Certificates certificates;
    private WebhookClient client;

    @BeforeEach
    void trustTheAuthority() throws Exception {
        certificates = new Certificates(directory);
        certificates.signed("server", HOST);
        System.setProperty(STORE, certificates.trusted().toString());
        System.setProperty(STORE_PASSWORD, Certificates.PASSWORD);
        client = new WebhookClient(vertx, TestGuards.withLoopback(), new TestCallConfig(Duration.ofSeconds(5)));
    }

    @AfterEach
    void trustAsUsual() {
        restore(STORE, usualStore);
        restore(STORE_PASSWORD, usualPassword);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    private HttpServer server(boolean speaksHttp2, Consumer<HttpServerRequest> answer) {
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setUseAlpn(speaksHttp2)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(certificates.of("server").toString())
                        .setPassword(Certificates.PASSWORD));
        return vertx.createHttpServer(options)
                .requestHandler(request -> {
                    versions.add(request.version());
                    connections.add(request.connection());
                    answer.accept(request);
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void takeIt(HttpServerRequest request) {
        request.response().setStatusCode(204).end();
    }

    private CompletableFuture<CallOutcome> call(HttpServer server, boolean offersHttp2) {
        var request = new WebhookRequest(
                "https://" + HOST + ":" + server.actualPort() + "/hook",
                Map.of("webhook-id", "msg_1"),
                "[]".getBytes(StandardCharsets.UTF_8),
                offersHttp2);
        var outcome = new CompletableFuture<CallOutcome>();
        vertx.runOnContext(_ -> client.call(request, outcome::complete, outcome::completeExceptionally));
        return outcome;
    }

    private static void assertTaken(CallOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.status()).isEqualTo(204));
    }

    @Test
    void speaksHttp2OverOneConnectionWhereBothSidesWantTo() {
        var server = server(true, Http2Test::takeIt);

        assertTaken(call(server, true).join());
        Stream.generate(() -> call(server, true)).limit(20).toList().forEach(outcome -> assertTaken(outcome.join()));

        assertThat(versions).hasSize(21).containsOnly(HttpVersion.HTTP_2);
        assertThat(connections.stream().distinct()).hasSize(1);
    }

    @Test
    void speaksHttp11WhereEitherSideWantsTo() {
        assertTaken(call(server(false, Http2Test::takeIt), true).join());
        assertTaken(call(server(true, Http2Test::takeIt), false).join());

        assertThat(versions).containsExactly(HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_1);
    }

    @Test
    @DisplayName("24: a server that goes away in the middle of an answer is asked again over another connection")
    void asksAgainOverAnotherConnectionWhenTheServerGoesAway() {
        var server = server(true, request -> {
            if (versions.size() > 1) {
                takeIt(request);
                return;
            }
            request.response().setStatusCode(200).setChunked(true).write("half");
            request.connection().goAway(0, 0);
            vertx.setTimer(100, _ -> request.connection().close());
        });

        assertThat(call(server, true).join())
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.reason()).isEqualTo("io"));
        assertTaken(call(server, true).join());

        assertThat(connections.stream().distinct()).hasSize(2);
    }

    @Test
    void readsTheBeginningOfAnEndlessAnswerAndKeepsTheConnection() {
        var server = server(true, request -> {
            if (versions.size() > 1) {
                takeIt(request);
                return;
            }
            var response = request.response().setStatusCode(200).setChunked(true);
            long pour = vertx.setPeriodic(1, _ -> response.write("x".repeat(4_096)));
            response.closeHandler(_ -> vertx.cancelTimer(pour));
            response.exceptionHandler(_ -> vertx.cancelTimer(pour));
        });

        assertThat(call(server, true).join())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.status()).isEqualTo(200));
        assertTaken(call(server, true).join());

        assertThat(connections.stream().distinct()).hasSize(1);
    }
}

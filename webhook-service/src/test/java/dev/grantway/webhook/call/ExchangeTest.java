package dev.grantway.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.guard.GuardOutcome.Vetted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final Duration LONGER_THAN_A_CALL = Duration.ofMillis(300);
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** On a busy machine the asking thread may get no time until the whole answer is here. */
    @Test
    void readsAnAnswerThatIsFasterThanTheThreadThatAsks() throws Exception {
        var config = new TestCallConfig(Duration.ofSeconds(10));
        try (var server = RawServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            var outcome = new CompletableFuture<CallOutcome>();
            var http = heldUp(VERTX.createHttpClient(), HttpClient.class);

            VERTX.runOnContext(_ -> new Exchange(
                            VERTX, request(server.url()), destination(server.url()), config, outcome::complete)
                    .begin(http, 3_000));

            assertThat(outcome.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(204));
        }
    }

    private static WebhookRequest request(String url) {
        return new WebhookRequest(url, Map.of(), "[]".getBytes(StandardCharsets.UTF_8));
    }

    private static Destination destination(String url) {
        var target = URI.create(url);
        return Destination.of(new Vetted(target, target.getHost(), target.getPort(), InetAddress.getLoopbackAddress()));
    }

    /** The same object, but the thread that calls it is held up after each call that gives or ties a future. */
    private static <T> T heldUp(T real, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    var result = invoke(real, method, arguments);
                    if (!(result instanceof Future<?> future)) {
                        return result;
                    }
                    Thread.sleep(LONGER_THAN_A_CALL);
                    return heldUp(future, Future.class);
                }));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

package dev.grantway.webhook.call;

import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.guard.GuardOutcome.Vetted;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Exchange {
    /** Read of an answer; a longer one is cut off, for an endless one must not cost memory. */
    static final int MOST_ANSWER_BYTES = 16 * 1024;

    private static final int MOST_TEXT_BYTES = 4 * 1024;

    private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
    private final AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final WebhookRequest request;
    private final Vetted target;
    private final CallConfig config;

    Exchange(WebhookRequest request, Vetted target, CallConfig config) {
        this.request = request;
        this.target = target;
        this.config = config;
    }

    /**
     * Each step is tied to the next on the client's own thread: what this thread ties afterwards may come after the answer
     * has passed, and an answer that nobody reads looks like a timeout.
     */
    void begin(HttpClient http) {
        http.request(options())
                .onSuccess(open -> guarded(() -> send(open)))
                .onFailure(failure -> outcome.complete(failed(failure)));
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) { // the client would only log it
            outcome.complete(failed(e));
        }
    }

    /** The outcome; whatever is not there in time is cut off. */
    CallOutcome await(long nanos) throws InterruptedException {
        try {
            return outcome.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            outcome.complete(new Failed(
                    "timeout",
                    "There was no complete answer within " + config.timeout().toMillis() + " ms."));
            return outcome.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call ends with an outcome", e.getCause());
        } finally {
            cutOff();
        }
    }

    /** Closes a connection that is still busy; without effect after a complete answer. */
    private void cutOff() {
        outcome.cancel(false); // interrupted: a connection that comes about from now on is not used
        var open = sent.get();
        if (open != null && !ended.get()) {
            open.reset();
        }
    }

    private RequestOptions options() {
        boolean https = "https".equalsIgnoreCase(target.target().getScheme());
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(target.address(), target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(https)
                .setURI(pathAndQuery())
                .setFollowRedirects(false);
    }

    private String pathAndQuery() {
        var uri = target.target();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private void send(HttpClientRequest open) {
        sent.set(open);
        if (outcome.isDone()) { // the deadline passed while the connection was made
            open.reset();
            return;
        }
        if (!isVetted(open.connection().remoteAddress())) {
            open.reset();
            outcome.complete(failed(new ConnectException("the connection leads to another address")));
            return;
        }
        request.headers().forEach(open::putHeader);
        open.putHeader("User-Agent", config.userAgent());
        open.putHeader("Accept-Encoding", "identity"); // what is compressed could grow without end
        open.send(Buffer.buffer(request.body()))
                .onSuccess(response -> guarded(() -> read(response)))
                .onFailure(failure -> outcome.complete(failed(failure)));
    }

    private boolean isVetted(SocketAddress remote) {
        return target.address().getHostAddress().equals(remote.hostAddress());
    }

    private void read(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() >= MOST_ANSWER_BYTES) {
                return;
            }
            body.appendBuffer(chunk);
            if (body.length() >= MOST_ANSWER_BYTES) {
                outcome.complete(answered(response, body));
                response.request().reset();
            }
        });
        response.exceptionHandler(failure -> outcome.complete(failed(failure)));
        response.endHandler(_ -> {
            ended.set(true);
            outcome.complete(answered(response, body));
        });
    }

    private static Answered answered(HttpClientResponse response, Buffer body) {
        String text = body.getString(0, Math.min(body.length(), MOST_TEXT_BYTES), StandardCharsets.UTF_8.name());
        return new Answered(
                response.statusCode(), Optional.ofNullable(response.getHeader("Retry-After")), body.length(), text);
    }

    private static Failed failed(Throwable failure) {
        return switch (failure) {
            case SSLException _ -> new Failed("tls", "The target's certificate or TLS version is not acceptable.");
            case ConnectException _ -> new Failed("connect", "The target takes no connection.");
            default -> new Failed("io", "The connection broke before the answer was complete.");
        };
    }
}

package dev.grantway.webhook.call;

import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its answer; all of it on one event loop. */
@Confined("event loop")
final class Exchange {
    /** Read of an answer; a longer one is cut off, for an endless one must not cost memory. */
    static final int MOST_ANSWER_BYTES = 16 * 1024;

    private static final int MOST_TEXT_BYTES = 4 * 1024;

    private final Vertx vertx;
    private final WebhookRequest request;
    private final Destination destination;
    private final CallConfig config;
    private final Consumer<CallOutcome> told;
    private @Nullable HttpClientRequest sent;
    private boolean isOver;
    private long timer;

    /**
     * A request that is not sent yet.
     *
     * @param told what became of it, once
     */
    Exchange(
            Vertx vertx,
            WebhookRequest request,
            Destination destination,
            CallConfig config,
            Consumer<CallOutcome> told) {
        this.vertx = vertx;
        this.request = request;
        this.destination = destination;
        this.config = config;
        this.told = told;
    }

    /** Sends it; whatever is not there in so many milliseconds is cut off. */
    void begin(HttpClient http, long millis) {
        timer = vertx.setTimer(millis, _ -> cutOff(timeout()));
        guarded(() -> http.request(destination.options())
                .onSuccess(open -> guarded(() -> send(open)))
                .onFailure(failure -> end(failed(failure))));
    }

    private Failed timeout() {
        return new Failed(
                "timeout",
                "There was no complete answer within " + config.timeout().toMillis() + " ms.");
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) { // the client would only log it
            cutOff(failed(e));
        }
    }

    /** Ends it while its connection may be busy still; that cannot be used again. */
    private void cutOff(CallOutcome outcome) {
        if (isOver) {
            return;
        }
        end(outcome); // before the reset, which would be taken for the end
        var open = sent;
        if (open != null) {
            open.reset();
        }
    }

    private void end(CallOutcome outcome) {
        if (!isOver) {
            isOver = true;
            vertx.cancelTimer(timer);
            told.accept(outcome);
        }
    }

    private void send(HttpClientRequest open) {
        sent = open;
        if (isOver) { // the deadline passed while the connection was made
            open.reset();
            return;
        }
        if (!destination.isAt(open.connection().remoteAddress())) {
            cutOff(failed(new ConnectException("the connection leads to another address")));
            return;
        }
        request.headers().forEach(open::putHeader);
        open.putHeader(HttpHeaders.USER_AGENT, config.userAgent());
        open.putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY); // what is compressed could grow without end
        open.send(Buffer.buffer(request.bytes()))
                .onSuccess(response -> guarded(() -> read(response)))
                .onFailure(failure -> end(failed(failure)));
    }

    private void read(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() < MOST_ANSWER_BYTES) {
                body.appendBuffer(chunk);
                if (body.length() >= MOST_ANSWER_BYTES) {
                    cutOff(answered(response, body));
                }
            }
        });
        response.exceptionHandler(failure -> end(failed(failure)));
        response.endHandler(_ -> end(answered(response, body)));
    }

    private static Answered answered(HttpClientResponse response, Buffer body) {
        String text = body.length() == 0
                ? ""
                : body.getString(0, Math.min(body.length(), MOST_TEXT_BYTES), StandardCharsets.UTF_8.name());
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

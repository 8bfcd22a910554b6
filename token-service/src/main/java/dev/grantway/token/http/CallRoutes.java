package dev.grantway.token.http;

import dev.grantway.token.oauth.Answer;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Opens endpoints that answer a body with JSON. Each call is answered on a virtual thread of its own. */
@Singleton
public class CallRoutes {
    private final ExecutorService threads;
    private final Callers callers;
    private final AnswerWriter answers;
    private final BodiesInFlight bodies;

    CallRoutes(@VirtualThreads ExecutorService threads, Callers callers, AnswerWriter answers, BodiesInFlight bodies) {
        this.threads = threads;
        this.callers = callers;
        this.answers = answers;
        this.bodies = bodies;
    }

    /** Answers POST at a path; any other method is told so. */
    public void post(Router router, String path, Function<Call, Answer> answering) {
        router.route(path).handler(context -> {
            if (context.request().method().equals(HttpMethod.POST)) {
                read(context, answering);
            } else {
                answers.write(
                        context,
                        Failures.answer(405, "invalid_request", "Send a POST.").with("Allow", "POST"));
            }
        });
    }

    /** A body is never longer than what is rightly sent here, whatever its length was said to be. */
    private void read(RoutingContext context, Function<Call, Answer> answering) {
        var request = context.request();
        var body = Buffer.buffer();
        var caller = callers.of(request);
        var room = bodies.of(caller.address());
        context.addEndHandler(_ -> room.giveBack()); // when it was answered, or its connection is gone
        request.handler(part -> {
            if (room.isOver() || body.length() > BodySizeFilter.LONGEST_BYTES) {
                return; // it was answered before its end; and what is too long is answered so at its end
            }
            if (room.take(part.length())) {
                body.appendBuffer(part);
            } else {
                request.handler(null).endHandler(null);
                answers.writeLast(context, tooMany());
            }
        });
        request.endHandler(_ -> {
            if (room.isOver()) {
                return;
            }
            if (body.length() > BodySizeFilter.LONGEST_BYTES) {
                answers.write(context, Failures.answer(413, "invalid_request", "The body is too long."));
            } else {
                answer(context, call(request, caller, body), answering);
            }
        });
        request.resume();
    }

    private static Answer tooMany() {
        return Failures.answer(503, "temporarily_unavailable", "Too many requests are under way. Try again.")
                .with("Retry-After", "1");
    }

    private void answer(RoutingContext context, Call call, Function<Call, Answer> answering) {
        var loop = context.vertx().getOrCreateContext();
        threads.execute(() -> {
            var written = answered(call, answering);
            loop.runOnContext(_ -> answers.write(context, written.answer(), written.text()));
        });
    }

    private record Written(Answer answer, Buffer text) {}

    /** Whatever happens, there is an answer: without one a client would wait for its own time-out. */
    private Written answered(Call call, Function<Call, Answer> answering) {
        try {
            return written(answering.apply(call));
        } catch (RuntimeException | Error e) {
            return written(Failures.of(e));
        }
    }

    private Written written(Answer answer) {
        return new Written(answer, answers.text(answer));
    }

    private static Call call(HttpServerRequest request, Caller caller, Buffer body) {
        return new Call(
                caller,
                Optional.ofNullable(request.query()),
                header(request, "Content-Type"),
                header(request, "Authorization"),
                body);
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        // one that is sent twice is one that means nothing: nobody may take the first and another the last
        var values = request.headers().getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }
}

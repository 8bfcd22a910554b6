package dev.grantway.token.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.apicall.ApiCall;
import dev.grantway.token.apicall.ApiCalls;
import dev.grantway.token.apicall.GateMeters;
import dev.grantway.token.oauth.Answer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What a gateway asks before it forwards a call: any method, below {@code /authz}.
 *
 * <p>It sees the path as it was sent. A resource would be given a tidied one, and {@code /authz/../oauth2/jwks} would be
 * the keys, 200, which a gateway takes for a yes.
 */
@Singleton
class GateEndpoint {
    private static final Logger LOG = Logger.getLogger(GateEndpoint.class);

    /** After the headers of every answer, before all routes. */
    private static final int PRIORITY = 900;

    private final Gate gate;
    private final GateAnswers answers;
    private final ObjectMapper json;
    private final ExecutorService threads;
    private final GateMeters meters;
    private final ApiCalls calls;

    /** A question and when it came, in nanoseconds of a clock that does not jump. */
    private record Question(RoutingContext call, Optional<GateRequest> request, long cameAt) {}

    GateEndpoint(
            Gate gate,
            GateAnswers answers,
            ObjectMapper json,
            @VirtualThreads ExecutorService threads,
            GateMeters meters,
            ApiCalls calls) {
        this.gate = gate;
        this.answers = answers;
        this.json = json;
        this.threads = threads;
        this.meters = meters;
        this.calls = calls;
    }

    /** Takes the gate's questions out before anything has looked at their paths. */
    static void register(@Observes Filters filters, Instance<GateEndpoint> endpoint) {
        filters.register(
                call -> {
                    if (call.request().uri().startsWith(GateRequestReader.PREFIX)) {
                        endpoint.get().answer(call);
                    } else {
                        call.next();
                    }
                },
                PRIORITY);
    }

    private void answer(RoutingContext call) {
        long cameAt = System.nanoTime();
        var request = call.request().resume(); // a body that came along is thrown away
        if (announcesBody(request)) {
            // a gateway that announces a body and sends none would have the next question taken for it
            call.response().putHeader("Connection", "close");
            call.addEndHandler(_ -> request.connection().close());
        }
        switch (GateRequestReader.read(request.method().name(), request.uri(), request.headers()::getAll)) {
            case GateRequestOutcome.Refused(var why) ->
                send(new Question(call, Optional.empty(), cameAt), Judgement.ofNobody(why));
            case GateRequestOutcome.Read(var asked) -> answer(new Question(call, Optional.of(asked), cameAt), asked);
        }
    }

    private static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && !length.equals("0");
    }

    private void answer(Question question, GateRequest asked) {
        switch (gate.lookAt(asked)) {
            case FirstLookOutcome.Decided(var judgement) -> send(question, judgement);
            case FirstLookOutcome.Unread() -> ask(question, () -> gate.judgeSigned(asked));
            case FirstLookOutcome.Open(var token) -> ask(question, () -> gate.judge(asked, token));
            case FirstLookOutcome.OpenForInstallation(var token) -> ask(question, () -> gate.judge(asked, token));
        }
    }

    private void ask(Question question, Supplier<Judgement> work) {
        var loop = question.call().vertx().getOrCreateContext();
        threads.execute(() -> {
            var judgement = judge(work);
            loop.runOnContext(_ -> send(question, judgement));
        });
    }

    /** Whatever happens, the gateway has an answer: without one it would wait for its own time-out. */
    static Judgement judge(Supplier<Judgement> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            if (SqlStore.isAway(e)) {
                LOG.warnf("answered 503: %s: %s", e.getMessage(), e.getCause());
            } else {
                LOG.error("answered 503", e);
            }
            return Judgement.ofNobody(new GateDecision.Away());
        }
    }

    private void send(Question question, Judgement judgement) {
        var answer = answers.of(judgement.decision());
        var response = question.call().response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        var _ = answer.body()
                .map(body -> response.putHeader("Content-Type", Answer.JSON).end(bytes(body)))
                .orElseGet(response::end);
        note(question, judgement, answer.status()); // the caller has the answer by now
    }

    private void note(Question question, Judgement judgement, int status) {
        var result = judgement.result();
        meters.note(result, System.nanoTime() - question.cameAt());
        if (question.request().isPresent() && judgement.of().isPresent()) {
            var request = question.request().get();
            calls.note(new ApiCall(
                    judgement.of().get(), request.method(), request.path(), judgement.scopes(), result, status));
        }
    }

    private Buffer bytes(Object body) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }
}

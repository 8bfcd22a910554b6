package dev.grantway.token.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.token.database.SqlStore;
import dev.grantway.token.oauth.Answer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
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

    GateEndpoint(Gate gate, GateAnswers answers, ObjectMapper json, @VirtualThreads ExecutorService threads) {
        this.gate = gate;
        this.answers = answers;
        this.json = json;
        this.threads = threads;
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
        var request = call.request().resume(); // a body that came along is thrown away
        switch (GateRequestReader.read(request.method().name(), request.uri(), request.headers()::getAll)) {
            case GateRequestOutcome.Refused(var why) -> send(call, why);
            case GateRequestOutcome.Read(var asked) -> answer(call, asked);
        }
    }

    private void answer(RoutingContext call, GateRequest asked) {
        switch (gate.lookAt(asked)) {
            case FirstLookOutcome.Decided(var decision) -> send(call, decision);
            case FirstLookOutcome.Open(var token) -> {
                var loop = call.vertx().getOrCreateContext();
                threads.execute(() -> {
                    var decision = decide(() -> gate.decide(asked, token));
                    loop.runOnContext(_ -> send(call, decision));
                });
            }
        }
    }

    private GateDecision decide(Supplier<GateDecision> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (SqlStore.isAway(e)) {
                LOG.warnf("answered 503: %s: %s", e.getMessage(), e.getCause());
            } else {
                LOG.error("answered 503", e);
            }
            return new GateDecision.Away();
        }
    }

    private void send(RoutingContext call, GateDecision decision) {
        var answer = answers.of(decision);
        var response = call.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        var _ = answer.body()
                .map(body -> response.putHeader("Content-Type", Answer.JSON).end(bytes(body)))
                .orElseGet(response::end);
    }

    private Buffer bytes(Object body) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }
}

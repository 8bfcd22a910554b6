package dev.grantway.token.introspection;

import dev.grantway.token.http.Call;
import dev.grantway.token.http.CallRoutes;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.ParametersReader;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The introspection endpoint of the standard door. RFC 7662, section 2. */
@Singleton
class IntrospectionEndpoint {
    private final ParametersReader reader;
    private final Introspections introspections;
    private final IntrospectionAnswer answers;

    IntrospectionEndpoint(ParametersReader reader, Introspections introspections, IntrospectionAnswer answers) {
        this.reader = reader;
        this.introspections = introspections;
        this.answers = answers;
    }

    void open(@Observes Router router, CallRoutes routes) {
        routes.post(router, "/oauth2/introspect", this::introspect);
    }

    private Answer introspect(Call call) {
        var sent = reader.read(call.body().getBytes(), call.contentType());
        return switch (introspections.answer(sent, call.authorization(), call.caller(), List.of("token"))) {
            case IntrospectionOutcome.Described described -> answers.of(described);
            case IntrospectionOutcome.Refused(var refusal) -> Answer.of(refusal);
        };
    }
}

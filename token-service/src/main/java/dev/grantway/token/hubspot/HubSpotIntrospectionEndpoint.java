package dev.grantway.token.hubspot;

import dev.grantway.token.http.Call;
import dev.grantway.token.http.CallRoutes;
import dev.grantway.token.introspection.IntrospectionAnswer;
import dev.grantway.token.introspection.IntrospectionOutcome;
import dev.grantway.token.introspection.Introspections;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.ParametersReader;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The introspection endpoint of HubSpot's door, in each version that has one. */
@Singleton
class HubSpotIntrospectionEndpoint {
    /** The guide's prose names the last two. */
    private static final List<String> NAMES = List.of("token", "access_token", "refresh_token");

    private static final List<String> VERSIONS = List.of("v3", "2026-03", "2026-09");

    private final ParametersReader reader;
    private final Introspections introspections;
    private final IntrospectionAnswer answers;

    HubSpotIntrospectionEndpoint(ParametersReader reader, Introspections introspections, IntrospectionAnswer answers) {
        this.reader = reader;
        this.introspections = introspections;
        this.answers = answers;
    }

    void open(@Observes Router router, CallRoutes routes) {
        VERSIONS.forEach(version -> routes.post(router, "/oauth/" + version + "/token/introspect", this::introspect));
    }

    private Answer introspect(Call call) {
        var sent = reader.read(call.body().getBytes(), call.contentType());
        return switch (introspections.answer(sent, call.authorization(), call.caller(), NAMES)) {
            case IntrospectionOutcome.Described described -> answers.of(described);
            case IntrospectionOutcome.Refused(var refusal) -> HubSpotErrors.of(refusal);
        };
    }
}

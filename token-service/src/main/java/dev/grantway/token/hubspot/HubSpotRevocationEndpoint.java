package dev.grantway.token.hubspot;

import dev.grantway.token.http.Call;
import dev.grantway.token.http.CallRoutes;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.revocation.RevocationOutcome;
import dev.grantway.token.revocation.Revocations;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The revocation endpoint of HubSpot's door, in each version that has one. */
@Singleton
class HubSpotRevocationEndpoint {
    private static final List<String> VERSIONS = List.of("v3", "2026-03", "2026-09");

    private final ParametersReader reader;
    private final Revocations revocations;

    HubSpotRevocationEndpoint(ParametersReader reader, Revocations revocations) {
        this.reader = reader;
        this.revocations = revocations;
    }

    void open(@Observes Router router, CallRoutes routes) {
        VERSIONS.forEach(version -> routes.post(router, "/oauth/" + version + "/token/revoke", this::revoke));
    }

    private Answer revoke(Call call) {
        var sent = reader.read(call.body().getBytes(), call.contentType());
        return switch (revocations.answer(sent, call.authorization(), call.caller())) {
            case RevocationOutcome.Done() -> Answer.empty(200);
            case RevocationOutcome.Refused(var refusal) -> HubSpotErrors.of(refusal);
        };
    }
}

package dev.grantway.token.revocation;

import dev.grantway.token.http.Call;
import dev.grantway.token.http.CallRoutes;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.ParametersReader;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The revocation endpoint of the standard door, with the alias that OAuth libraries guess. RFC 7009, section 2. */
@Singleton
class RevocationEndpoint {
    private final ParametersReader reader;
    private final Revocations revocations;

    RevocationEndpoint(ParametersReader reader, Revocations revocations) {
        this.reader = reader;
        this.revocations = revocations;
    }

    void open(@Observes Router router, CallRoutes routes) {
        routes.post(router, "/oauth2/revoke", this::revoke);
        routes.post(router, "/oauth/revoke", this::revoke);
    }

    private Answer revoke(Call call) {
        var sent = reader.read(call.body().getBytes(), call.contentType());
        return switch (revocations.answer(sent, call.authorization(), call.caller())) {
            case RevocationOutcome.Done() -> Answer.empty(200).readableByPages();
            case RevocationOutcome.Refused(var refusal) -> Answer.of(refusal).readableByPages();
        };
    }
}

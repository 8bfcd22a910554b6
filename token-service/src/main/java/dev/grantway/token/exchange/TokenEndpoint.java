package dev.grantway.token.exchange;

import dev.grantway.token.http.Call;
import dev.grantway.token.http.CallRoutes;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.TokenOutcome;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The token endpoint of the standard door. RFC 6749, section 3.2. */
@Singleton
class TokenEndpoint {
    private final ParametersReader reader;
    private final TokenRequests requests;
    private final TokenAnswer answers;

    TokenEndpoint(ParametersReader reader, TokenRequests requests, TokenAnswer answers) {
        this.reader = reader;
        this.requests = requests;
        this.answers = answers;
    }

    void open(@Observes Router router, CallRoutes routes) {
        routes.post(router, "/oauth2/token", this::token);
    }

    private Answer token(Call call) {
        return switch (requests.answer(
                reader.read(call.body().getBytes(), call.contentType()), call.authorization(), call.caller())) {
            case TokenOutcome.Issued(var tokens) -> answers.of(tokens);
            case TokenOutcome.Refused(var refusal) -> Answer.of(refusal).readableByPages();
        };
    }
}

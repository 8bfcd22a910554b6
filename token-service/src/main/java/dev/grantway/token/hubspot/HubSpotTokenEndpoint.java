package dev.grantway.token.hubspot;

import dev.grantway.token.exchange.TokenAnswer;
import dev.grantway.token.exchange.TokenRequests;
import dev.grantway.token.http.Call;
import dev.grantway.token.http.CallRoutes;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.Refusal;
import dev.grantway.token.oauth.TokenOutcome;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The token endpoint of HubSpot's door, in each of its versions. */
@Singleton
class HubSpotTokenEndpoint {
    /** What the first version takes from the query as well. */
    private static final List<String> ALSO_IN_QUERY = List.of("client_secret", "refresh_token");

    private static final List<String> NEWER = List.of("v3", "2026-03", "2026-09");

    private final ParametersReader reader;
    private final TokenRequests requests;
    private final TokenAnswer answers;
    private final HubSpotConfig config;

    HubSpotTokenEndpoint(ParametersReader reader, TokenRequests requests, TokenAnswer answers, HubSpotConfig config) {
        this.reader = reader;
        this.requests = requests;
        this.answers = answers;
        this.config = config;
    }

    void open(@Observes Router router, CallRoutes routes) {
        routes.post(router, "/oauth/v1/token", config.v1() ? this::first : _ -> HubSpotErrors.gone());
        NEWER.forEach(version -> routes.post(router, "/oauth/" + version + "/token", this::newer));
    }

    private Answer first(Call call) {
        var sent = reader.read(call.body().getBytes(), call.contentType());
        return answer(call.query().map(query -> withQuery(sent, query)).orElse(sent), call);
    }

    private Answer newer(Call call) {
        return answer(reader.read(call.body().getBytes(), call.contentType()), call);
    }

    private Answer answer(ParametersOutcome sent, Call call) {
        return switch (requests.answer(AccountNames.inWordsOfTheCore(sent), call.authorization(), call.caller())) {
            case TokenOutcome.Issued(var tokens) -> answers.of(tokens);
            case TokenOutcome.Refused(var refusal) -> HubSpotErrors.of(refusal).readableByPages();
        };
    }

    private ParametersOutcome withQuery(ParametersOutcome sent, String query) {
        if (!(sent instanceof ParametersOutcome.Read(var body))) {
            return sent;
        }
        return switch (reader.readForm(query.getBytes(StandardCharsets.US_ASCII))) {
            case ParametersOutcome.Refused refused -> refused;
            case ParametersOutcome.Read(var found) -> join(body, found);
        };
    }

    private static ParametersOutcome join(Parameters body, Parameters query) {
        var all = body;
        for (String name : ALSO_IN_QUERY) {
            var value = query.find(name);
            if (value.isPresent() && body.has(name)) {
                return new ParametersOutcome.Refused(
                        Refusal.malformed("A parameter is in the query and in the body: " + name));
            }
            all = value.isPresent() ? all.with(name, value.get()) : all;
        }
        return new ParametersOutcome.Read(all);
    }
}

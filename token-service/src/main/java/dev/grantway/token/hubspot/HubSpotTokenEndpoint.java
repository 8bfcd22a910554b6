package dev.grantway.token.hubspot;

import dev.grantway.platform.web.OpenToOtherSites;
import dev.grantway.token.exchange.TokenAnswer;
import dev.grantway.token.exchange.TokenRequests;
import dev.grantway.token.oauth.AnswerMapper;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.Refusal;
import dev.grantway.token.oauth.TokenOutcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token endpoint of HubSpot's door, in each of its versions. */
@Path("/oauth/{version: v1|v3|2026-03|2026-09}/token")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
@OpenToOtherSites
@RunOnVirtualThread
class HubSpotTokenEndpoint {
    /** What the first version takes from the query as well. */
    private static final List<String> ALSO_IN_QUERY = List.of("client_secret", "refresh_token");

    private static final String WITH_QUERY = "v1";

    private final ParametersReader reader;
    private final TokenRequests requests;
    private final TokenAnswer answers;

    HubSpotTokenEndpoint(ParametersReader reader, TokenRequests requests, TokenAnswer answers) {
        this.reader = reader;
        this.requests = requests;
        this.answers = answers;
    }

    @POST
    public Response token(
            @PathParam("version") String version,
            @HeaderParam("Content-Type") Optional<String> contentType,
            @HeaderParam("Authorization") Optional<String> authorization,
            @Context UriInfo uri,
            byte[] body) {
        @Nullable String query = uri.getRequestUri().getRawQuery();
        var sent = reader.read(body, contentType);
        var all = query != null && version.equals(WITH_QUERY) ? withQuery(sent, query) : sent;
        return AnswerMapper.toResponse(
                switch (requests.answer(AccountNames.inWordsOfTheCore(all), authorization)) {
                    case TokenOutcome.Issued(var tokens) -> answers.of(tokens);
                    case TokenOutcome.Refused(var refusal) ->
                        HubSpotErrors.of(refusal).readableByPages();
                });
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

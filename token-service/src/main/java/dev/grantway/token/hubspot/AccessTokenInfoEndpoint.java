package dev.grantway.token.hubspot;

import dev.grantway.token.introspection.AppTokenInspection;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** An access token by its own address, as HubSpot's first version has it: who holds it may ask. The path is never logged. */
@Path("/oauth/v1/access-tokens/{token}")
@RunOnVirtualThread
class AccessTokenInfoEndpoint {
    private final TokenInspection inspection;
    private final AppTokenInspection appTokens;
    private final HubSpotFields fields;

    AccessTokenInfoEndpoint(TokenInspection inspection, AppTokenInspection appTokens, HubSpotFields fields) {
        this.appTokens = appTokens;
        this.inspection = inspection;
        this.fields = fields;
    }

    @GET
    public Response describe(@PathParam("token") String token) {
        return AnswerMapper.toResponse(appTokens
                .inspect(token)
                .or(() -> inspection.inspectAccessForAnyResource(token).map(access -> access))
                .map(access -> Answer.ok(fields.accessInfo(access, token)))
                .orElseGet(() -> HubSpotErrors.notFound("missing or unknown access token")));
    }
}

package dev.grantway.token.hubspot;

import dev.grantway.platform.web.OpenToOtherSites;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import dev.grantway.token.revocation.Revocations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** A refresh token by its own address, as HubSpot's first version has it: who holds it may ask. The path is never logged. */
@Path("/oauth/v1/refresh-tokens/{token}")
@OpenToOtherSites
@RunOnVirtualThread
class RefreshTokenInfoEndpoint {
    private final TokenInspection inspection;
    private final Revocations revocations;
    private final HubSpotFields fields;

    RefreshTokenInfoEndpoint(TokenInspection inspection, Revocations revocations, HubSpotFields fields) {
        this.inspection = inspection;
        this.revocations = revocations;
        this.fields = fields;
    }

    @GET
    public Response describe(@PathParam("token") String token) {
        return AnswerMapper.toResponse(inspection
                .inspectRefresh(token)
                .map(refresh -> Answer.ok(fields.refreshInfo(refresh, token)))
                .orElseGet(() -> HubSpotErrors.notFound("missing or unknown refresh token")));
    }

    /** 204, exactly; again for a token that ended before. */
    @DELETE
    public Response revoke(@PathParam("token") String token) {
        return AnswerMapper.toResponse(
                revocations.revokeRefreshToken(token)
                        ? Answer.empty(204)
                        : HubSpotErrors.notFound("missing or unknown refresh token"));
    }
}

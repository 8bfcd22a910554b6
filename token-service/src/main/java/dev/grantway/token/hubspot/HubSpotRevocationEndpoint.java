package dev.grantway.token.hubspot;

import dev.grantway.platform.web.OpenToOtherSites;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.revocation.RevocationOutcome;
import dev.grantway.token.revocation.Revocations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The revocation endpoint of HubSpot's door, in each version that has one. */
@Path("/oauth/{version: v3|2026-03|2026-09}/token/revoke")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
@OpenToOtherSites
@RunOnVirtualThread
class HubSpotRevocationEndpoint {
    private final ParametersReader reader;
    private final Revocations revocations;

    HubSpotRevocationEndpoint(ParametersReader reader, Revocations revocations) {
        this.reader = reader;
        this.revocations = revocations;
    }

    @POST
    public Response revoke(
            @HeaderParam("Content-Type") Optional<String> contentType,
            @HeaderParam("Authorization") Optional<String> authorization,
            byte[] body) {
        return AnswerMapper.toResponse(
                switch (revocations.answer(reader.read(body, contentType), authorization)) {
                    case RevocationOutcome.Done() -> Answer.empty(200);
                    case RevocationOutcome.Refused(var refusal) -> HubSpotErrors.of(refusal);
                });
    }
}

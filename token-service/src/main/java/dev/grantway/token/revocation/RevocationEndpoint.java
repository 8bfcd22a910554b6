package dev.grantway.token.revocation;

import dev.grantway.platform.web.OpenToOtherSites;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import dev.grantway.token.oauth.ParametersReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The revocation endpoint of the standard door, with the alias that OAuth libraries guess. RFC 7009, section 2. */
@Path("/")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
@OpenToOtherSites
@RunOnVirtualThread
class RevocationEndpoint {
    private final ParametersReader reader;
    private final Revocations revocations;

    RevocationEndpoint(ParametersReader reader, Revocations revocations) {
        this.reader = reader;
        this.revocations = revocations;
    }

    @POST
    @Path("oauth2/revoke")
    public Response revoke(
            @HeaderParam("Content-Type") Optional<String> contentType,
            @HeaderParam("Authorization") Optional<String> authorization,
            byte[] body) {
        return AnswerMapper.toResponse(
                switch (revocations.answer(reader.read(body, contentType), authorization)) {
                    case RevocationOutcome.Done() -> Answer.empty(200).readableByPages();
                    case RevocationOutcome.Refused(var refusal) ->
                        Answer.of(refusal).readableByPages();
                });
    }

    @POST
    @Path("oauth/revoke")
    public Response revokeByAlias(
            @HeaderParam("Content-Type") Optional<String> contentType,
            @HeaderParam("Authorization") Optional<String> authorization,
            byte[] body) {
        return revoke(contentType, authorization, body);
    }
}

package dev.grantway.token.exchange;

import dev.grantway.platform.web.OpenToOtherSites;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.TokenOutcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The token endpoint of the standard door. RFC 6749, section 3.2. */
@Path("/oauth2/token")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
@OpenToOtherSites
@RunOnVirtualThread
class TokenEndpoint {
    private final ParametersReader reader;
    private final TokenRequests requests;
    private final TokenAnswer answers;

    TokenEndpoint(ParametersReader reader, TokenRequests requests, TokenAnswer answers) {
        this.reader = reader;
        this.requests = requests;
        this.answers = answers;
    }

    @POST
    public Response token(
            @HeaderParam("Content-Type") Optional<String> contentType,
            @HeaderParam("Authorization") Optional<String> authorization,
            byte[] body) {
        return AnswerMapper.toResponse(
                switch (requests.answer(reader.read(body, contentType), authorization)) {
                    case TokenOutcome.Issued(var tokens) -> answers.of(tokens);
                    case TokenOutcome.Refused(var refusal) -> Answer.of(refusal).readableByPages();
                });
    }
}

package dev.grantway.token.introspection;

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
import java.util.List;
import java.util.Optional;

/** The introspection endpoint of the standard door. RFC 7662, section 2. */
@Path("/oauth2/introspect")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
@OpenToOtherSites
@RunOnVirtualThread
class IntrospectionEndpoint {
    private final ParametersReader reader;
    private final Introspections introspections;
    private final IntrospectionAnswer answers;

    IntrospectionEndpoint(ParametersReader reader, Introspections introspections, IntrospectionAnswer answers) {
        this.reader = reader;
        this.introspections = introspections;
        this.answers = answers;
    }

    @POST
    public Response introspect(
            @HeaderParam("Content-Type") Optional<String> contentType,
            @HeaderParam("Authorization") Optional<String> authorization,
            byte[] body) {
        var sent = reader.read(body, contentType);
        return AnswerMapper.toResponse(
                switch (introspections.answer(sent, authorization, List.of("token"))) {
                    case IntrospectionOutcome.Described described -> answers.of(described);
                    case IntrospectionOutcome.Refused(var refusal) -> Answer.of(refusal);
                });
    }
}

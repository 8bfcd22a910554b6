package dev.grantway.token.hubspot;

import dev.grantway.platform.web.OpenToOtherSites;
import dev.grantway.token.introspection.IntrospectionAnswer;
import dev.grantway.token.introspection.IntrospectionOutcome;
import dev.grantway.token.introspection.Introspections;
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

/** The introspection endpoint of HubSpot's door, in each version that has one. */
@Path("/oauth/{version: v3|2026-03|2026-09}/token/introspect")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
@OpenToOtherSites
@RunOnVirtualThread
class HubSpotIntrospectionEndpoint {
    /** The guide's prose names the last two. */
    private static final List<String> NAMES = List.of("token", "access_token", "refresh_token");

    private final ParametersReader reader;
    private final Introspections introspections;
    private final IntrospectionAnswer answers;

    HubSpotIntrospectionEndpoint(ParametersReader reader, Introspections introspections, IntrospectionAnswer answers) {
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
                switch (introspections.answer(sent, authorization, NAMES)) {
                    case IntrospectionOutcome.Described described -> answers.of(described);
                    case IntrospectionOutcome.Refused(var refusal) -> HubSpotErrors.of(refusal);
                });
    }
}

package dev.grantway.token.code;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.token.code.IssueOutcome.Cause;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codes for install-service, at the speed of a person's click. */
@Path("/internal/codes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ServiceScope("grantway.codes.write")
@RunOnVirtualThread
class CodeResource {
    private final AuthorizationCodes codes;

    CodeResource(AuthorizationCodes codes) {
        this.codes = codes;
    }

    @POST
    public Response issue(@Nullable CodeRequest request) {
        return Optional.ofNullable(request)
                .flatMap(CodeRequest::toConsent)
                .map(consent -> answer(codes.issue(consent)))
                .orElseGet(() -> problem(400, "REQUEST_MALFORMED"));
    }

    private static Response answer(IssueOutcome outcome) {
        return switch (outcome) {
            case IssueOutcome.Issued(var code, var installationId, var generation) ->
                Response.ok(Map.of("code", code.value(), "installationId", installationId, "generation", generation))
                        .header("Cache-Control", "no-store")
                        .build();
            case IssueOutcome.Refused(var cause) -> problem(cause == Cause.FLOW_OUT_OF_TIME ? 400 : 409, cause.name());
        };
    }

    private static Response problem(int status, String reason) {
        return Response.status(status).entity(Map.of("reason", reason)).build();
    }
}

package dev.grantway.token.code;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import dev.grantway.platform.web.Problem.FieldError;
import dev.grantway.token.code.IssueOutcome.Cause;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes for install-service, at the speed of a person's click. */
@Path("/internal/codes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ServiceScope("grantway.codes.write")
@RunOnVirtualThread
class CodeResource {
    private static final String MALFORMED = "REQUEST_MALFORMED";

    private final AuthorizationCodes codes;

    CodeResource(AuthorizationCodes codes) {
        this.codes = codes;
    }

    /**
     * Why there is no code. RFC 9457.
     *
     * @param reason for install-service
     * @param errors one for each member that is wrong
     */
    record Refusal(int status, String title, String reason, List<FieldError> errors) {
        Refusal {
            errors = List.copyOf(errors);
        }
    }

    @POST
    public Response issue(@Nullable CodeRequest request) {
        if (request == null) {
            return refusal(400, MALFORMED, List.of());
        }
        var errors = request.errors();
        return errors.isEmpty() ? answer(codes.issue(request.toConsent())) : refusal(400, MALFORMED, errors);
    }

    private static Response answer(IssueOutcome outcome) {
        return switch (outcome) {
            case IssueOutcome.Issued(var code, var installationId, var generation) ->
                Response.ok(Map.of("code", code.value(), "installationId", installationId, "generation", generation))
                        .header("Cache-Control", "no-store")
                        .build();
            case IssueOutcome.Refused(var cause) ->
                refusal(cause == Cause.FLOW_OUT_OF_TIME ? 400 : 409, cause.name(), List.of());
        };
    }

    private static Response refusal(int status, String reason, List<FieldError> errors) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(new Refusal(status, "No code can be issued for this consent.", reason, errors))
                .build();
    }
}

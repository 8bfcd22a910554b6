package dev.grantway.token.database;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers what went wrong on our side. Its log names no path: HubSpot's paths hold tokens.
 *
 * <p>The body is a union, good at every door.
 */
public class FailureMapper { // public, and its methods too: the caller is generated
    private static final Logger LOG = Logger.getLogger(FailureMapper.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    @ServerExceptionMapper
    public Response answer(RuntimeException failure) {
        if (failure instanceof WebApplicationException refusal) {
            return refusal.getResponse();
        }
        if (SqlStore.isAway(failure)) {
            LOG.warnf("answered 503: %s: %s", failure.getMessage(), failure.getCause());
            // not that nothing was changed: a connection may be lost between a commit and its answer
            String description = SqlStore.isConflict(failure)
                    ? "Others changed the same at this moment. Try again."
                    : "The database is away for a moment. Try again.";
            return Response.fromResponse(answer(503, "temporarily_unavailable", description))
                    .header("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
        if (isOfTheForm(failure)) { // its message quotes a value, which may be a secret
            return answer(400, "invalid_request", "The form is not percent-encoded UTF-8.");
        }
        LOG.error("answered 500", failure);
        return answer(500, "server_error", "Something went wrong here. The log has the reason.");
    }

    /** A body that no endpoint reads. */
    @ServerExceptionMapper
    public Response answer(NotSupportedException failure) {
        return answer(415, "invalid_request", "Send a form (application/x-www-form-urlencoded) or JSON.");
    }

    /** The framework reads forms before any endpoint does. */
    private static boolean isOfTheForm(RuntimeException failure) {
        return failure instanceof IllegalArgumentException
                && Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("FormEncodedData"));
    }

    private static Response answer(int status, String error, String description) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .type("application/json;charset=utf-8")
                .entity(Map.of(
                        "error", error, "error_description", description, "status", "error", "message", description))
                .build();
    }
}

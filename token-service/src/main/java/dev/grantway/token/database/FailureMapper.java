package dev.grantway.token.database;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response;
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
    public Response answer(IllegalStateException failure) {
        if (SqlStore.isAway(failure)) {
            LOG.warnf("answered 503: %s", failure.getMessage());
            return Response.status(503)
                    .header("Retry-After", RETRY_AFTER_SECONDS)
                    .header("Cache-Control", "no-store")
                    .type("application/json;charset=utf-8")
                    .entity(body("temporarily_unavailable", "Try again in a moment. Nothing was changed."))
                    .build();
        }
        LOG.error("answered 500", failure);
        return Response.status(500)
                .header("Cache-Control", "no-store")
                .type("application/json;charset=utf-8")
                .entity(body("server_error", "Something went wrong here. The log has the reason."))
                .build();
    }

    /** A body that no endpoint reads. */
    @ServerExceptionMapper
    public Response answer(NotSupportedException failure) {
        return Response.status(415)
                .header("Cache-Control", "no-store")
                .type("application/json;charset=utf-8")
                .entity(body("invalid_request", "Send a form (application/x-www-form-urlencoded) or JSON."))
                .build();
    }

    private static Map<String, String> body(String error, String description) {
        return Map.of("error", error, "error_description", description, "status", "error", "message", description);
    }
}

package dev.grantway.token.http;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.oauth.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Answers what went wrong on our side. Its log names no path: HubSpot's paths hold tokens.
 *
 * <p>The body is a union, good at every door.
 */
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private Failures() {}

    static Answer of(Throwable failure) {
        if (SqlStore.isAway(failure)) {
            LOG.warnf("answered 503: %s: %s", failure.getMessage(), failure.getCause());
            // not that nothing was changed: a connection may be lost between a commit and its answer
            String description = SqlStore.isConflict(failure)
                    ? "Others changed the same at this moment. Try again."
                    : "The database is away for a moment. Try again.";
            return answer(503, "temporarily_unavailable", description).with("Retry-After", RETRY_AFTER_SECONDS);
        }
        LOG.error("answered 500", failure);
        return answer(500, "server_error", "Something went wrong here. The log has the reason.");
    }

    static Answer answer(int status, String error, String description) {
        var body = Map.<String, Object>of(
                "error", error,
                "error_description", description,
                "status", "error",
                "message", description,
                "correlationId", UUID.randomUUID().toString());
        return new Answer(status, Optional.of(body), Map.of("Cache-Control", "no-store"));
    }
}

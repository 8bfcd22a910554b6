package dev.grantway.registry.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call.
 *
 * @param installationId empty where a dead token names none
 * @param path without its query
 * @param scopes that the route needs
 * @param reason why it was refused; empty for a call that was let through
 */
public record ApiCall(
        String eventId,
        Instant calledAt,
        int accountId,
        Optional<String> installationId,
        String method,
        String path,
        List<String> scopes,
        int status,
        Optional<String> reason) {
    public ApiCall {
        scopes = List.copyOf(scopes);
    }

    public boolean failed() {
        return status >= 400;
    }
}

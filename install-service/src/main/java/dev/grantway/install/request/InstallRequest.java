package dev.grantway.install.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * That a person asked an account's administrators to let them install an app.
 *
 * @param scopes what the install gives in any case
 * @param optionalScopes what may be granted beside that
 * @param note to the administrators; may be empty
 * @param finishPath path and query of the install link
 * @param revision grows when the requester changes what is asked for or says something else
 * @param requestedAt when this was asked first
 * @param expiresAt until when it can be decided or, approved, finished
 * @param verdict empty until it is decided
 */
public record InstallRequest(
        UUID id,
        int appId,
        int accountId,
        int requester,
        List<String> scopes,
        List<String> optionalScopes,
        String note,
        String finishPath,
        RequestStatus status,
        int revision,
        Instant requestedAt,
        Instant expiresAt,
        Optional<Verdict> verdict) {
    public InstallRequest {
        scopes = List.copyOf(scopes);
        optionalScopes = List.copyOf(optionalScopes);
    }

    /** All that is asked for. */
    public List<String> allScopes() {
        return Stream.concat(scopes.stream(), optionalScopes.stream()).toList();
    }

    /** Whether it can be decided. */
    public boolean isOpen(Instant now) {
        return status == RequestStatus.OPEN && now.isBefore(expiresAt);
    }

    /** Whether the requester can finish the install. */
    public boolean isFinishable(Instant now) {
        return status == RequestStatus.APPROVED && now.isBefore(expiresAt);
    }
}

package dev.grantway.platform.session;

import java.time.Instant;
import java.util.Map;

/**
 * Who sits at the browser, as the session's signed token says.
 *
 * @param sessionId names the session's row in app-registry
 * @param operator whether the person runs the platform
 * @param developerRoles what the person is in developer accounts, by account id; at most 50
 * @param expiresAt when the token, not the session, ends
 */
public record Session(
        int userId,
        String sessionId,
        String email,
        String name,
        boolean operator,
        Map<Integer, DeveloperRole> developerRoles,
        Instant expiresAt) {
    public Session {
        developerRoles = Map.copyOf(developerRoles);
    }
}

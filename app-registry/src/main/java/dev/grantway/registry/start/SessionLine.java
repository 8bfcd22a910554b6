package dev.grantway.registry.start;

import dev.grantway.registry.sessions.OwnSession;
import java.time.Instant;

/**
 * A session as its holder reads it.
 *
 * @param current whether this is the one that the page is read in
 */
record SessionLine(String sessionId, String device, Instant signedInAt, Instant lastSeenAt, boolean current) {
    static SessionLine of(OwnSession session, String currentSessionId) {
        return new SessionLine(
                session.sessionId(),
                session.device(),
                session.createdAt(),
                session.lastSeenAt(),
                session.sessionId().equals(currentSessionId));
    }

    /** Whether it said what browser it is. */
    public boolean named() {
        return !device.isEmpty();
    }
}

package dev.grantway.registry.start;

import dev.grantway.registry.sessions.OwnSession;
import dev.grantway.registry.sessions.SignedInBy;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as its holder reads it.
 *
 * @param current whether this is the one that the page is read in
 */
record SessionLine(
        String sessionId,
        String device,
        Optional<SignedInBy> signedInBy,
        Instant signedInAt,
        Instant lastSeenAt,
        boolean current) {
    static SessionLine of(OwnSession session, String currentSessionId) {
        return new SessionLine(
                session.sessionId(),
                session.device(),
                session.signedInBy(),
                session.createdAt(),
                session.lastSeenAt(),
                session.sessionId().equals(currentSessionId));
    }

    public boolean byPassword() {
        return signedInBy.filter(SignedInBy.PASSWORD::equals).isPresent();
    }

    public boolean byProvider() {
        return signedInBy.filter(SignedInBy.PROVIDER::equals).isPresent();
    }

    public boolean byLink() {
        return signedInBy.filter(SignedInBy.LINK::equals).isPresent();
    }

    /** Whether it said what browser it is. */
    public boolean named() {
        return !device.isEmpty();
    }
}

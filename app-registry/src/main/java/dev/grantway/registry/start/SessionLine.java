package dev.grantway.registry.start;

import dev.grantway.registry.sessions.OwnSession;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A session as its holder reads it.
 *
 * @param current whether this is the one that the page is read in
 */
record SessionLine(String sessionId, String device, Instant signedInAt, Instant lastSeenAt, boolean current) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static SessionLine of(OwnSession session, String currentSessionId) {
        return new SessionLine(
                session.sessionId(),
                session.device().isEmpty() ? "An unnamed browser" : session.device(),
                session.createdAt(),
                session.lastSeenAt(),
                session.sessionId().equals(currentSessionId));
    }

    /** For readers without script; with it the time is shown in their zone. */
    public String text(Instant time) {
        return TIME.format(time);
    }
}

package dev.grantway.registry.sessions;

import java.time.Instant;

/**
 * A live session as its holder sees it.
 *
 * @param device what the browser called itself at sign-in
 * @param lastSeenAt of the last renewal, so up to 15 minutes behind
 */
public record OwnSession(String sessionId, String device, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}

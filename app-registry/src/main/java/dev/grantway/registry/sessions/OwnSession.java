package dev.grantway.registry.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * A live session as its holder sees it.
 *
 * @param device what the browser called itself at sign-in
 * @param signedInBy empty for a session from before this was kept
 * @param lastSeenAt of the last renewal, so up to 15 minutes behind
 */
public record OwnSession(
        String sessionId,
        String device,
        Optional<SignedInBy> signedInBy,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt) {}

package dev.grantway.registry.joining;

import dev.grantway.platform.session.DeveloperRole;
import java.time.Instant;

/** An invitation into a team that nobody has accepted yet. */
public record PendingInvitation(long id, String email, DeveloperRole role, Instant expiresAt) {}

package dev.grantway.registry.joining;

import dev.grantway.registry.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator's invitation to open a developer account.
 *
 * @param email as it was written
 * @param invitedAt when it was sent last
 * @param invitedBy who sent it last; empty where that was not written down
 * @param endedAt when somebody came in by it, or took it back; empty for what is open or whose time is over
 */
public record DeveloperInvitation(
        long id,
        String email,
        InvitationState state,
        Instant invitedAt,
        Optional<Actor> invitedBy,
        Instant expiresAt,
        Optional<Instant> endedAt) {}

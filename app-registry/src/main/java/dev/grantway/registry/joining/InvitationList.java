package dev.grantway.registry.joining;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some of the operators' invitations, the newest first.
 *
 * @param next those with lower ids come next; empty at the end
 */
public record InvitationList(List<DeveloperInvitation> invitations, OptionalLong next) {
    public InvitationList {
        invitations = List.copyOf(invitations);
    }
}

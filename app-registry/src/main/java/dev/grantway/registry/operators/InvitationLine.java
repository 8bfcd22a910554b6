package dev.grantway.registry.operators;

import dev.grantway.registry.joining.DeveloperInvitation;
import dev.grantway.registry.joining.InvitationState;

/**
 * An operator's invitation as a page shows it.
 *
 * @param who sent it last, by their name as it is now; empty where that was not written down
 */
record InvitationLine(DeveloperInvitation invitation, String who) {
    public boolean open() {
        return invitation.state() == InvitationState.OPEN;
    }

    /** How the state looks: {@code good}, or empty. */
    public String tone() {
        return invitation.state() == InvitationState.ACCEPTED ? "good" : "";
    }

    /** The state in words. */
    public String state() {
        return switch (invitation.state()) {
            case OPEN -> "Open";
            case ACCEPTED -> "Accepted";
            case REVOKED -> "Taken back";
            case EXPIRED -> "Time over";
        };
    }
}

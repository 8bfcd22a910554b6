package dev.grantway.registry.portal;

import dev.grantway.platform.session.DeveloperRole;

/**
 * A member of a team, or somebody who is invited into it.
 *
 * @param id of the person, or of the invitation
 * @param name empty for who is invited
 * @param self whether it is the reader
 * @param until when the invitation ends; empty for a member
 */
record TeamLine(long id, String name, String email, DeveloperRole role, boolean self, String until) {
    public String words() {
        return PortalAccess.words(role);
    }
}

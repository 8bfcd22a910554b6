package dev.grantway.registry.portal;

import dev.grantway.platform.session.DeveloperRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a team, or somebody who is invited into it.
 *
 * @param id of the person, or of the invitation
 * @param name empty for who is invited
 * @param self whether it is the reader
 * @param until when the invitation ends; absent for a member
 */
record TeamLine(
        long id,
        String name,
        String email,
        DeveloperRole role,
        boolean self,
        @Nullable Instant until) {
    public String words() {
        return PortalAccess.words(role);
    }
}

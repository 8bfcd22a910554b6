package dev.grantway.registry.portal;

import dev.grantway.platform.session.DeveloperRole;
import java.util.List;

/**
 * A role to choose for a member of a team.
 *
 * @param usual whether most people have it
 */
record RoleChoice(DeveloperRole role, String words, boolean usual) {
    static final List<RoleChoice> ALL = List.of(
            new RoleChoice(DeveloperRole.OWNER, "Owner: everything, the team included", false),
            new RoleChoice(DeveloperRole.DEVELOPER, "Developer: everything with the apps", true),
            new RoleChoice(DeveloperRole.READ_ONLY, "Read-only: looks on, changes nothing", false));
}

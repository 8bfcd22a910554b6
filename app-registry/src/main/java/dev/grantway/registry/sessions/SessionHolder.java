package dev.grantway.registry.sessions;

import dev.grantway.platform.session.DeveloperRole;
import java.util.Map;

/**
 * Whose session it is, as the JWT says it to every service.
 *
 * @param developerRoles by developer account's id, at most 50
 */
public record SessionHolder(
        int userId, String email, String name, boolean operator, Map<Integer, DeveloperRole> developerRoles) {
    public SessionHolder {
        developerRoles = Map.copyOf(developerRoles);
    }
}

package dev.grantway.registry.keys;

import dev.grantway.platform.session.DeveloperRole;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as far as developer accounts go.
 *
 * @param roles by account id
 */
public record Developer(Map<Integer, DeveloperRole> roles) {
    public Developer {
        roles = Map.copyOf(roles);
    }

    /** Whoever shows the API key of this account. */
    static Developer withKeyOf(int developerAccountId) {
        return new Developer(Map.of(developerAccountId, DeveloperRole.DEVELOPER));
    }

    public Set<Integer> accounts() {
        return roles.keySet();
    }

    /** Whether the account's apps may be looked at; to all others they do not exist. */
    public boolean sees(int developerAccountId) {
        return roles.containsKey(developerAccountId);
    }

    public boolean mayChange(int developerAccountId) {
        return Optional.ofNullable(roles.get(developerAccountId))
                .filter(DeveloperRole::mayChangeApps)
                .isPresent();
    }
}

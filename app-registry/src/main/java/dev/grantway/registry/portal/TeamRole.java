package dev.grantway.registry.portal;

import dev.grantway.platform.session.DeveloperRole;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A role as a form names it. */
final class TeamRole {
    private TeamRole() {}

    /** Empty for what is none. */
    static Optional<DeveloperRole> of(@Nullable String typed) {
        return Arrays.stream(DeveloperRole.values())
                .filter(role -> role.name().equals(typed))
                .findFirst();
    }
}

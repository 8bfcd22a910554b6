package dev.grantway.registry.catalogue;

import java.util.Set;

/**
 * What a role lets its holder do in an account that apps are installed on.
 *
 * @param superAdmin whether it has every scope, those added later included
 * @param mayInstall whether its holder may install apps that the account does not have yet
 */
public record RoleRights(Set<String> scopes, boolean superAdmin, boolean mayInstall) {
    /** Those of nobody. */
    public static final RoleRights NONE = new RoleRights(Set.of(), false, false);

    public RoleRights {
        scopes = Set.copyOf(scopes);
    }
}

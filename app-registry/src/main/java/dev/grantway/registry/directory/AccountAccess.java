package dev.grantway.registry.directory;

import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.catalogue.RoleRights;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do in one account.
 *
 * @param scopes those that the role has; none in a developer account, on which nothing is installed
 * @param superAdmin whether the role has every scope
 * @param mayInstall whether the person may install apps that the account does not have yet
 */
public record AccountAccess(
        int accountId,
        String name,
        String domain,
        AccountKind kind,
        @Nullable Integer parent,
        List<String> entitlements,
        String role,
        SortedSet<String> scopes,
        boolean superAdmin,
        boolean mayInstall) {
    static AccountAccess of(AccountSummary account, String role, PlatformCatalogue catalogue) {
        var rights = account.kind() == AccountKind.DEVELOPER ? RoleRights.NONE : catalogue.rightsOf(role);
        return new AccountAccess(
                account.accountId(),
                account.name(),
                account.domain(),
                account.kind(),
                account.parent(),
                account.entitlements(),
                role,
                new TreeSet<>(rights.scopes()),
                rights.superAdmin(),
                rights.mayInstall());
    }
}

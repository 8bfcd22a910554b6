package dev.grantway.registry.directory;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do in one account.
 *
 * @param scopes those that the role has; none in a developer account, on which nothing is installed
 */
public record AccountAccess(
        int accountId,
        String name,
        String domain,
        AccountKind kind,
        @Nullable Integer parent,
        List<String> entitlements,
        String role,
        SortedSet<String> scopes) {
    static AccountAccess of(AccountSummary account, String role, Set<String> scopes) {
        return new AccountAccess(
                account.accountId(),
                account.name(),
                account.domain(),
                account.kind(),
                account.parent(),
                account.entitlements(),
                role,
                new TreeSet<>(scopes));
    }
}

package dev.grantway.registry.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as operators and pages see it.
 *
 * @param domainVerified whether an operator vouched that the domain is the developer's
 * @param parent the developer account that a test account belongs to
 * @param entitlements what its plan includes, by name
 */
public record AccountSummary(
        int accountId,
        AccountKind kind,
        String name,
        String domain,
        boolean domainVerified,
        @Nullable Integer parent,
        List<String> entitlements) {
    public AccountSummary {
        entitlements = List.copyOf(entitlements);
    }
}

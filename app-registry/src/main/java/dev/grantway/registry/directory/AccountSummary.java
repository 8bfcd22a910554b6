package dev.grantway.registry.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as operators and pages see it.
 *
 * @param parent the developer account that a test account belongs to
 * @param entitlements what its plan includes, by name
 */
public record AccountSummary(
        int accountId,
        AccountKind kind,
        String name,
        String domain,
        @Nullable Integer parent,
        List<String> entitlements) {
    public AccountSummary {
        entitlements = List.copyOf(entitlements);
    }
}

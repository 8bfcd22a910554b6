package dev.grantway.registry.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account to be, as its operator describes it; nothing of it is proven yet.
 *
 * @param accountId absent for the next free one
 * @param domainVerified whether the operator vouches that the domain is the developer's; absent for no
 */
public record AccountDraft(
        @Nullable Integer accountId,
        @Nullable AccountKind kind,
        @Nullable String name,
        @Nullable String domain,
        @Nullable Boolean domainVerified,
        @Nullable Integer parent,
        @Nullable List<@Nullable String> entitlements) {}

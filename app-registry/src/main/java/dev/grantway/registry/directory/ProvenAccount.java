package dev.grantway.registry.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account whose every field has been checked. */
record ProvenAccount(
        AccountKind kind,
        String name,
        String domain,
        boolean domainVerified,
        @Nullable Integer parent,
        List<String> entitlements) {}

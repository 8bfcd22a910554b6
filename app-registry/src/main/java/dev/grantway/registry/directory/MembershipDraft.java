package dev.grantway.registry.directory;

import org.jspecify.annotations.Nullable;

/** A membership to be; nothing of it is proven yet. */
public record MembershipDraft(
        @Nullable Integer userId, @Nullable String role) {}

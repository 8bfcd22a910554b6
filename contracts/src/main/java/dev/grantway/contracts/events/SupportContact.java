package dev.grantway.contracts.events;

import org.jspecify.annotations.Nullable;

/**
 * Where a customer finds help with an app; each part is absent when the developer gave none.
 *
 * @param url a support page
 */
public record SupportContact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String url) {}

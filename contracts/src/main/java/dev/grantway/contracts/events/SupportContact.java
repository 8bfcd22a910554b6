package dev.grantway.contracts.events;

import org.jspecify.annotations.Nullable;

/**
 * Where a customer finds help with an app; each part is absent when the developer gave none.
 *
 * @param url a support page
 * @param documentationUrl a page that says how the app is used; absent from older records too
 */
public record SupportContact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String url,
        @Nullable String documentationUrl) {
    /** Without documentation. */
    public SupportContact(@Nullable String email, @Nullable String phone, @Nullable String url) {
        this(email, phone, url, null);
    }
}

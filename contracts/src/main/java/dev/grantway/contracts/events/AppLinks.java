package dev.grantway.contracts.events;

import org.jspecify.annotations.Nullable;

/**
 * Pages of the developer's that an app leads to. All are HTTPS, or on this machine.
 *
 * @param installUrl where an install begins at the developer's, so that the app sends its own {@code state} and proof key;
 *     absent when install links may be made without asking the app
 * @param setupUrl where a customer sets the app up once it is installed; absent when there is nothing to set up
 * @param settingsUrl where a customer changes its settings; absent when it has none
 * @param privacyUrl what it does with personal data; absent when the developer gave none
 * @param termsUrl under which terms it is used; absent when the developer gave none
 */
public record AppLinks(
        @Nullable String installUrl,
        @Nullable String setupUrl,
        @Nullable String settingsUrl,
        @Nullable String privacyUrl,
        @Nullable String termsUrl) {
    /** No pages. */
    public static final AppLinks NONE = new AppLinks(null, null, null, null, null);
}

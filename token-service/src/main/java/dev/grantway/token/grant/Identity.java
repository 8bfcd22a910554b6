package dev.grantway.token.grant;

import org.jspecify.annotations.Nullable;

/**
 * Whom HubSpot's token info shows, as of the consent: the user's e-mail address, the account and its domain.
 *
 * @param accountKind {@code STANDARD}, {@code DEVELOPER} or {@code TEST}; absent when the consent did not tell
 * @param timeZone of the account, such as {@code Europe/Berlin}; absent when the consent did not tell
 * @param currency of the account, such as {@code EUR}; absent when the consent did not tell
 */
public record Identity(
        String userEmail,
        String accountDomain,
        @Nullable String accountKind,
        @Nullable String timeZone,
        @Nullable String currency) {
    /** When it was erased, or cannot be opened. */
    public static final Identity UNKNOWN = new Identity("", "");

    /** Without a word of the account itself. */
    public Identity(String userEmail, String accountDomain) {
        this(userEmail, accountDomain, null, null, null);
    }

    @Override
    public String toString() {
        return "Identity[redacted]";
    }
}

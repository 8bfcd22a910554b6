package dev.grantway.token.apicall;

import java.util.Locale;

/** What became of a call, in one word. */
public enum CallResult {
    PASSED,
    /** It could be read in more than one way. */
    MALFORMED,
    NO_CREDENTIALS,
    INVALID_TOKEN,
    EXPIRED_TOKEN,
    NO_ROUTE,
    MISSING_SCOPES,
    OVER_BUDGET,
    /** PostgreSQL was away. */
    AWAY;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

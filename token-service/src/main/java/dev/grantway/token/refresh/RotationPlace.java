package dev.grantway.token.refresh;

/** Where a refresh token's rotation stands to that of its grant. */
public enum RotationPlace {
    /** Above it. Nobody but us can have made the token, so the row is older than it: a backup was restored. */
    AHEAD,
    /** The same. */
    PRESENT,
    /** The one before, still in the time in which the answer with its successor may have been lost. */
    PREDECESSOR,
    /** Its successor was used, or its time is over. */
    SPENT
}

package dev.grantway.install.authorize;

/**
 * The app's {@code state}. RFC 6749, section 4.1.1.
 *
 * @param encoded as it stood in the query, to go back byte by byte
 * @param text what it means, to be hashed for correlation
 */
public record State(String encoded, String text) {}

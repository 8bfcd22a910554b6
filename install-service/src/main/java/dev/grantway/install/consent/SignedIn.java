package dev.grantway.install.consent;

/**
 * Who is signed in, for a page to say.
 *
 * @param switchHref where to sign in as another
 */
public record SignedIn(String email, String switchHref) {}

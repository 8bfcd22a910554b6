package dev.grantway.install.page;

/**
 * A link on a page that tells of an obstacle.
 *
 * @param label what it says
 * @param href proven: a page of ours, or a redirect URI that the app registered
 */
public record WayOut(String label, String href) {}

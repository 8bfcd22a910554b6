package dev.grantway.registry.directory;

/**
 * A user without what proves it is them.
 *
 * @param operator whether they run the platform
 */
public record Person(int userId, String email, String name, boolean operator) {}

package dev.grantway.registry.portal;

/**
 * A developer account of the signed-in person.
 *
 * @param role in words
 */
record AccountChoice(int accountId, String name, String role, boolean mayChange) {}

package dev.grantway.registry.portal;

/**
 * A developer account of the signed-in person.
 *
 * @param role in words
 * @param owner whether the person may change the team
 */
record AccountChoice(int accountId, String name, String role, boolean mayChange, boolean owner) {}

package dev.grantway.registry.directory;

/**
 * What to call a person whom an account has, or had, to do with.
 *
 * @param member whether they are a member of the account now
 */
public record NamedPerson(int userId, String name, boolean member) {}

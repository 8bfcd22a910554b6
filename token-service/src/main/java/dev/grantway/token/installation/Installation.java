package dev.grantway.token.installation;

/**
 * App and account.
 *
 * @param generation grows by one when a closed one is opened again
 */
public record Installation(String id, int generation, InstallationState state) {}

package dev.grantway.registry.oidc;

/**
 * The user who has the address that somebody comes with.
 *
 * @param claimed whether another identity of the same issuer is bound to the user
 */
record Owner(int userId, boolean claimed) {}

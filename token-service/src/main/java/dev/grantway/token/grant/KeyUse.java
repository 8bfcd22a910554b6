package dev.grantway.token.grant;

/**
 * How many live grants have a refresh token of a key.
 *
 * @param keyId as the keyset's file writes it
 */
record KeyUse(long keyId, boolean newest, long grants) {}

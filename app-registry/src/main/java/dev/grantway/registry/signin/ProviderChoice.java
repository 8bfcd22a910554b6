package dev.grantway.registry.signin;

/**
 * The identity provider as the sign-in page offers it.
 *
 * @param url the path that leads there and back to where the person wanted to go
 */
record ProviderChoice(String name, String url) {}

package dev.grantway.token;

/** An app as app-registry would have published it. */
public record TestApp(int appId, String clientId, String clientSecret, boolean confidential) {}

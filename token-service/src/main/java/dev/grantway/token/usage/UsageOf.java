package dev.grantway.token.usage;

/** Whose use is counted. */
public record UsageOf(String installationId, int appId, int accountId) {}

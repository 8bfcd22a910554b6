package dev.grantway.install.request;

import java.time.Instant;

/**
 * What an administrator decided.
 *
 * @param reason to the requester; may be empty
 */
public record Verdict(int userId, String reason, Instant at) {}

package dev.grantway.webhook.endpoint;

import java.time.Instant;

/**
 * An endpoint is left alone for a while.
 *
 * @param failures in a row; a timeout counts for several
 */
public record Pause(int appId, int slot, Instant until, int failures) {}

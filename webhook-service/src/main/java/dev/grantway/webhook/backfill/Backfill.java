package dev.grantway.webhook.backfill;

import java.time.Instant;

/** An installation whose account's events are to be read again, from the moment it got its first tokens. */
record Backfill(String installationId, int generation, int accountId, Instant tokensIssuedAt) {}

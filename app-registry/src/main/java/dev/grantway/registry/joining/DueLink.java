package dev.grantway.registry.joining;

import java.time.Instant;

/**
 * A link that is to be mailed now.
 *
 * @param known whether a person with this address is there, who needs no sign-up
 * @param attempt 1 for the first attempt
 * @param createdAt when it was asked for last
 */
record DueLink(JoiningLink link, boolean known, int attempt, Instant createdAt) {}

package dev.grantway.webhook.deadletter;

import java.time.Instant;

/**
 * Which letters are looked for.
 *
 * @param reason empty for any
 * @param until not included
 * @param before from after this place on, newest first
 */
record LetterFilter(String reason, Instant from, Instant until, LetterPlace before) {}

package dev.grantway.webhook.cancel;

/**
 * What became of the wish that something is not tried again.
 *
 * @param cancelled how many deliveries are not
 * @param left how many are on their way at this moment all the same, or may be, or are more than are ended at once; counted up to
 *     10,000
 */
public record Cancellation(int cancelled, int left) {}

package dev.grantway.token.budget;

import java.time.Duration;

/**
 * What is left of a budget after a call.
 *
 * @param max calls within an interval
 * @param remaining until the oldest call of the interval is older than it
 * @param retryAfter zero for a call that was let through
 */
public record BudgetState(int max, Duration interval, int remaining, Duration retryAfter) {
    public boolean isUsedUp() {
        return retryAfter.isPositive();
    }
}

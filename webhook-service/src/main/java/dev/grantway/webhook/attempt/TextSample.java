package dev.grantway.webhook.attempt;

import java.util.UUID;

/** The successes whose texts are kept: one of so many, whichever they are. */
public record TextSample(int oneIn) {
    /** Whether it is one of the sample. */
    public boolean takes(UUID attemptId) {
        return Math.floorMod(attemptId.hashCode(), Math.max(1, oneIn)) == 0;
    }
}

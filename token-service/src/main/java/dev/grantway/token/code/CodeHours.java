package dev.grantway.token.code;

import dev.grantway.token.database.HourPartitionStore.HourlyTable;
import java.time.Duration;
import java.time.Instant;

/** The hours, counted from 1970, whose codes are kept at a time. */
record CodeHours(int current) {
    private static final int TAKEN_BACK = 2;
    private static final int TAKEN_AHEAD = 1;
    private static final int KEPT_BACK = 3;
    private static final int MADE_AHEAD = 24;

    static CodeHours at(Instant now) {
        return new CodeHours(
                Math.toIntExact(Duration.ofSeconds(now.getEpochSecond()).toHours()));
    }

    /** Whether a flow that began in this hour still gets a code; clocks may differ a little. */
    boolean take(int hour) {
        return hour >= current - TAKEN_BACK && hour <= current + TAKEN_AHEAD;
    }

    HourlyTable table() {
        return new HourlyTable("authorization_code", current - KEPT_BACK, current + MADE_AHEAD);
    }
}

package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import java.time.Duration;
import java.util.Arrays;

/** Lets no more than so many requests begin within any second; by the moments at which the last of them began. */
@Confined("event loop")
final class StartRate {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** By {@link System#nanoTime}, as a ring; empty while there is no limit. */
    private long[] began = new long[0];

    /** Where the next one goes: over the oldest. */
    private int next;

    private int kept;

    /** Sets how many; 0 for any number. The latest that began count on. */
    void limit(int perSecond) {
        if (perSecond == began.length) {
            return;
        }
        int left = Math.min(kept, perSecond);
        var latest = new long[perSecond];
        for (int place = 0; place < left; place++) {
            latest[place] = began[Math.floorMod(next - left + place, began.length)];
        }
        began = latest;
        kept = left;
        next = perSecond == 0 ? 0 : left % perSecond;
    }

    /** From when on the next may begin; what has passed already means at once. */
    long freeFrom(long now) {
        return kept < began.length || began.length == 0 ? now : began[next] + SECOND;
    }

    void began(long now) {
        if (began.length == 0) {
            return;
        }
        began[next] = now;
        next = (next + 1) % began.length;
        kept = Math.min(kept + 1, began.length);
    }

    /** Whether it would let as many begin as one that is new. */
    boolean isAtRest(long now) {
        return Arrays.stream(began, 0, kept).allMatch(moment -> now - moment >= SECOND);
    }
}

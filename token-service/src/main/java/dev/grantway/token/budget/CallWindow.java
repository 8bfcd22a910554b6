package dev.grantway.token.budget;

import java.util.concurrent.atomic.AtomicLong;

/** The times of the newest calls of one app in one account: exact over any interval, in {@code max} longs. */
final class CallWindow {
    private final long[] times;
    private final AtomicLong taken = new AtomicLong();

    CallWindow(int max) {
        times = new long[max];
    }

    /**
     * Takes a call out of the budget, unless it is used up.
     *
     * @param now in nanoseconds, of a clock that does not jump
     * @return what is left after it, and -1 for a call that is refused
     */
    synchronized int take(long now, long interval) {
        long calls = taken.get();
        int used = used(now, interval);
        if (used == times.length) {
            return -1;
        }
        times[slot(calls)] = now;
        taken.set(calls + 1);
        return times.length - used - 1;
    }

    /** Nanoseconds until a call is free again; for a window that is used up. */
    synchronized long freeIn(long now, long interval) {
        return Math.max(0, times[slot(taken.get())] + interval - now);
    }

    private int used(long now, long interval) {
        long newest = taken.get();
        int used = 0;
        while (used < Math.min(newest, times.length) && now - times[slot(newest - 1 - used)] < interval) {
            used++;
        }
        return used;
    }

    private int slot(long call) {
        return (int) (call % times.length);
    }
}

package dev.grantway.token.http;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that bodies take whose requests are not answered yet: anybody may send one, so there is a bound to all. */
@Singleton
class BodiesInFlight {
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    BodiesInFlight(HttpConfig config) {
        this.most = config.bodiesAtOnce().asLongValue();
        if (most < BodySizeFilter.LONGEST_BYTES) {
            throw new IllegalStateException("grantway.token.http.bodies-at-once=" + most + " (64 KiB or more)");
        }
    }

    /** Takes room for so many bytes; false when there is not so much left, and then none is taken. */
    boolean take(int count) {
        if (bytes.addAndGet(count) > most) {
            bytes.addAndGet(-count);
            return false;
        }
        return true;
    }

    void giveBack(int count) {
        bytes.addAndGet(-count);
    }
}

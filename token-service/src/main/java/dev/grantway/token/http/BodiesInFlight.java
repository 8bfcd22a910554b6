package dev.grantway.token.http;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that bodies take whose requests are not answered yet: anybody may send one, so there is a bound to all, and one
 * to those of each address, so that nobody takes what is everybody's. What every body has is not counted: a usual request
 * passes however much the long ones hold.
 */
@Singleton
class BodiesInFlight {
    /** Longer than the requests of most clients. */
    static final int FREE_BYTES = 4 * 1024;

    private static final int SHARES = 16;

    private final AtomicLong bytes = new AtomicLong();
    private final ConcurrentMap<String, Long> byAddress = new ConcurrentHashMap<>();
    private final long most;
    private final long mostOfAddress;

    BodiesInFlight(HttpConfig config) {
        this.most = config.bodiesAtOnce().asLongValue();
        if (most < BodySizeFilter.LONGEST_BYTES) {
            throw new IllegalStateException("grantway.token.http.bodies-at-once=" + most + " (64 KiB or more)");
        }
        this.mostOfAddress = Math.max(most / SHARES, BodySizeFilter.LONGEST_BYTES);
    }

    /** Room for a body that begins. */
    Room of(String address) {
        return new Room(address);
    }

    /** Whether nobody holds anything. */
    boolean isEmpty() {
        return bytes.get() == 0 && byAddress.isEmpty();
    }

    private boolean take(String address, long count) {
        if (count == 0) {
            return true;
        }
        boolean fits = bytes.addAndGet(count) <= most;
        if (fits) {
            long held = Objects.requireNonNull(byAddress.merge(address, count, Long::sum));
            if (held <= mostOfAddress) {
                return true;
            }
            giveBackShare(address, count);
        }
        bytes.addAndGet(-count);
        return false;
    }

    private void giveBack(String address, long count) {
        if (count > 0) {
            giveBackShare(address, count);
            bytes.addAndGet(-count);
        }
    }

    private void giveBackShare(String address, long count) {
        byAddress.computeIfPresent(address, (_, held) -> held == count ? null : held - count);
    }

    /** What one body takes, until it is given back; nothing is taken after that. */
    final class Room {
        private final String address;
        private final AtomicLong length = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();

        private Room(String address) {
            this.address = address;
        }

        /** Takes room for so many bytes more; false when there is not so much left, and then none is taken. */
        synchronized boolean take(int count) {
            long before = length.get();
            if (over.get() || !BodiesInFlight.this.take(address, counted(before + count) - counted(before))) {
                return false;
            }
            length.set(before + count);
            return true;
        }

        synchronized void giveBack() {
            if (over.compareAndSet(false, true)) {
                BodiesInFlight.this.giveBack(address, counted(length.get()));
            }
        }

        boolean isOver() {
            return over.get();
        }

        private static long counted(long length) {
            return Math.max(0, length - FREE_BYTES);
        }
    }
}

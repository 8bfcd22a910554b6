package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a partition is done above the offset that is committed, as text for the commit's metadata: lengths of runs that
 * are open and done in turn, the first one open. It spares repetitions after a crash and no more: where it is missing or cut
 * short, what it would have named is sent once more.
 */
final class DoneRuns {
    static final DoneRuns NONE = new DoneRuns(0, new long[0]);

    /** Brokers take 4,096 bytes ({@code offset.metadata.max.bytes}). */
    static final int LONGEST_TEXT = 3_000;

    private static final String VERSION = "r1:";
    private static final int MOST_BYTES = (LONGEST_TEXT - 3) * 3 / 4;

    private final long from;

    /** Each run's end; from {@link #from} on, open and done in turn. */
    private final long[] ends;

    private DoneRuns(long from, long[] ends) {
        this.from = from;
        this.ends = ends;
    }

    boolean contains(long offset) {
        if (offset < from || ends.length == 0 || offset >= ends[ends.length - 1]) {
            return false;
        }
        int run = 0;
        while (ends[run] <= offset) {
            run++;
        }
        return run % 2 == 1;
    }

    /** Adds what is done from an offset on, which is after all that is there already. */
    void addFrom(long offset, Builder to) {
        for (int run = 0; run + 1 < ends.length; run += 2) {
            if (ends[run + 1] > offset) {
                to.addDone(Math.max(ends[run], offset), ends[run + 1]);
            }
        }
    }

    /** The text; without the last runs where there is no room for all. */
    String encode() {
        var bytes = new ByteArrayOutputStream();
        long begin = from;
        for (int run = 0; run + 1 < ends.length; run += 2) {
            var pair = ByteBuffer.allocate(20);
            writeNumber(pair, ends[run] - begin);
            writeNumber(pair, ends[run + 1] - ends[run]);
            begin = ends[run + 1];
            if (bytes.size() + pair.position() > MOST_BYTES) {
                break;
            }
            bytes.write(pair.array(), 0, pair.position());
        }
        return bytes.size() == 0
                ? ""
                : VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Reads what {@link #encode} wrote; none for anything else. */
    static DoneRuns decode(long from, @Nullable String text) {
        if (text == null || !text.startsWith(VERSION)) {
            return NONE;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(VERSION.length())));
            var ends = new ArrayList<Long>();
            long end = from;
            while (bytes.hasRemaining()) {
                end = Math.addExact(end, readNumber(bytes));
                ends.add(end);
            }
            return new DoneRuns(from, longs(ends));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return NONE;
        }
    }

    private static void writeNumber(ByteBuffer to, long number) {
        long left = number;
        while (left >= 0x80) {
            to.put((byte) (left | 0x80));
            left >>>= 7;
        }
        to.put((byte) left);
    }

    private static long readNumber(ByteBuffer from) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE && from.hasRemaining(); shift += 7) {
            byte next = from.get();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                if (number < 0) {
                    throw new IllegalArgumentException("a length is not negative");
                }
                return number;
            }
        }
        throw new IllegalArgumentException("a length that does not end");
    }

    private static long[] longs(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** Collects records in the order of their offsets. */
    @Confined("caller")
    static final class Builder {
        private final List<Long> ends = new ArrayList<>();
        private final long from;
        private boolean done;
        private long last;

        /** From an open record on. */
        Builder(long from) {
            this.from = from;
            this.last = from;
        }

        void add(long offset, boolean isDone) {
            if (isDone != done) {
                ends.add(offset);
                done = isDone;
            }
            last = offset;
        }

        /** From an offset to before another one. */
        void addDone(long begin, long end) {
            if (begin > last + 1) {
                add(last + 1, false);
            }
            add(begin, true);
            last = end - 1;
        }

        DoneRuns build() {
            if (done) {
                ends.add(last + 1);
            }
            return new DoneRuns(from, longs(ends));
        }
    }
}

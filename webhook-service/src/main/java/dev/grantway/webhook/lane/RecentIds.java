package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;

/**
 * The newest ids of a partition, by 64 bits of each; of one thread. Ids are derived by SHA-256: that two of a partition's
 * newest hundred thousand share 64 bits is not to be expected within the life of a platform.
 */
@Confined("polling thread")
final class RecentIds {
    private static final int FIRST_CAPACITY = 64;

    private final int mostOfAGeneration;
    private long[] newer = new long[FIRST_CAPACITY];
    private long[] older = new long[0];
    private int size;

    /**
     * Nothing is remembered yet.
     *
     * @param most how many are remembered at most; at least half of them always are
     */
    RecentIds(int most) {
        this.mostOfAGeneration = Math.max(1, most / 2);
    }

    /** Remembers an id; false when it was there already. */
    boolean add(String id) {
        long hash = hash(id);
        if (isIn(newer, hash) || isIn(older, hash)) {
            return false;
        }
        if (size == mostOfAGeneration) {
            older = newer;
            newer = new long[FIRST_CAPACITY];
            size = 0;
        } else if (size * 2 >= newer.length) {
            newer = grown(newer);
        }
        put(newer, hash);
        size++;
        return true;
    }

    private static long[] grown(long[] table) {
        var larger = new long[table.length * 2];
        for (long hash : table) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        return larger;
    }

    private static void put(long[] table, long hash) {
        table[place(table, hash)] = hash;
    }

    private static boolean isIn(long[] table, long hash) {
        return table.length > 0 && table[place(table, hash)] == hash;
    }

    /** Where it is, or would be. */
    private static int place(long[] table, long hash) {
        int mask = table.length - 1;
        int place = (int) (hash >>> 32) & mask;
        while (table[place] != 0 && table[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Never 0, which stands for an empty place. */
    private static long hash(String id) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = Long.rotateLeft((hash ^ id.charAt(i)) * 0x9E3779B97F4A7C15L, 29);
        }
        return hash == 0 ? 1 : hash;
    }
}

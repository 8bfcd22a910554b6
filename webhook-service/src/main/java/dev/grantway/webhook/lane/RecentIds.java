package dev.grantway.webhook.lane;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The newest ids of a partition; of one thread. */
final class RecentIds {
    private final SequencedSet<String> ids = new LinkedHashSet<>();
    private final int most;

    RecentIds(int most) {
        this.most = most;
    }

    /** Remembers an id; false when it was there already. */
    boolean add(String id) {
        boolean isNew = ids.add(id);
        if (ids.size() > most) {
            ids.removeFirst();
        }
        return isNew;
    }
}

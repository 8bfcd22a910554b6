package dev.grantway.webhook.lane;

import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.util.List;

/** A batch and the records that it came in. */
record Work(DeliveryBatch batch, List<Source> sources) {
    Work {
        sources = List.copyOf(sources);
    }

    /** A record, by its place. */
    record Source(PartitionProgress progress, long offset) {
        void done() {
            progress.done(offset);
        }
    }

    boolean isOwned() {
        return sources.stream().allMatch(source -> source.progress().isOwned());
    }

    void done() {
        sources.forEach(Source::done);
    }
}

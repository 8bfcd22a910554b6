package dev.grantway.webhook.lane;

import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A batch and the records that it came in.
 *
 * @param bytes the size of the records
 * @param faults how often it could not be worked on, through a fault of ours
 */
record Work(DeliveryBatch batch, List<Source> sources, int bytes, int faults) {
    Work {
        sources = List.copyOf(sources);
    }

    /** A record, by its place; its bytes count as open until it is done. */
    record Source(PartitionProgress progress, long offset, int bytes, AtomicLong openBytes) {
        Source {
            openBytes.addAndGet(bytes);
        }

        void done() {
            openBytes.addAndGet(-bytes);
            progress.done(offset);
        }
    }

    boolean isOwned() {
        for (var source : sources) {
            if (!source.progress().isOwned()) {
                return false;
            }
        }
        return true;
    }

    /** Ends it, once: it is durable, or another consumer's. */
    void done() {
        sources.forEach(Source::done);
    }

    Work afterFault() {
        return new Work(batch, sources, bytes, faults + 1);
    }
}

package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryIds;
import java.util.ArrayList;
import java.util.List;

/**
 * First attempts that will share a request, as long as they wait: events of one installation, up to a hundred. What once
 * failed stays as it was, and what tells of the installation itself goes alone.
 */
@Confined("event loop")
final class OpenBatch {
    /** So that the copy for a retry fits into one Kafka record. */
    static final int MOST_BYTES = 262_144;

    private final List<Taken> taken = new ArrayList<>(1);
    private final long since;
    private final int mostDeliveries;
    private int bytes;
    private int events;

    /**
     * Begins with a record.
     *
     * @param since by {@link System#nanoTime}
     * @param mostDeliveries from 1 on
     */
    OpenBatch(Taken first, long since, int mostDeliveries) {
        this.since = since;
        this.mostDeliveries = isJoinable(first.batch()) ? mostDeliveries : 1;
        put(first);
    }

    /** Deliveries that may share a request: never those of two accounts. */
    record Addressee(String installationId, int generation) {
        static Addressee of(DeliveryBatch batch) {
            return new Addressee(batch.installationId(), batch.generation());
        }
    }

    static boolean isJoinable(DeliveryBatch batch) {
        return !batch.fixed() && !batch.kind().isLifecycle();
    }

    /** Takes one more of the same addressee; false when there is no room for it. */
    boolean join(Taken next) {
        boolean fits = events + next.batch().deliveries().size() <= mostDeliveries
                && bytes + next.source().bytes() <= MOST_BYTES;
        if (fits) {
            put(next);
        }
        return fits;
    }

    /** Whether nothing can join it any more. */
    boolean isFull() {
        return events >= mostDeliveries;
    }

    int size() {
        return taken.size();
    }

    int bytes() {
        return bytes;
    }

    long since() {
        return since;
    }

    int accountId() {
        return taken.getFirst().batch().accountId();
    }

    Addressee addressee() {
        return Addressee.of(taken.getFirst().batch());
    }

    /**
     * What of it is still this consumer's; to be asked once. After a rebalance what came before may wait here beside the same that
     * was read again: the former is ended here. Where nothing is left that is all of it, to be ended unsent.
     */
    Work toWork() {
        if (taken.size() == 1) {
            return work(taken);
        }
        var owned = taken.stream().filter(OpenBatch::isOwned).toList();
        if (owned.isEmpty()) {
            return work(taken);
        }
        taken.stream().filter(each -> !isOwned(each)).map(Taken::source).forEach(Work.Source::done);
        return work(owned);
    }

    private static boolean isOwned(Taken each) {
        return each.source().progress().isOwned();
    }

    private static Work work(List<Taken> left) {
        var sources = left.stream().map(Taken::source).toList();
        int bytes = sources.stream().mapToInt(Work.Source::bytes).sum();
        return new Work(batch(left), sources, bytes, 0);
    }

    private static DeliveryBatch batch(List<Taken> left) {
        var first = left.getFirst().batch();
        if (left.size() == 1) {
            return first;
        }
        List<Delivery> deliveries = left.stream()
                .flatMap(each -> each.batch().deliveries().stream())
                .toList();
        return first.joined(DeliveryIds.ofBatch(deliveries), deliveries);
    }

    private void put(Taken next) {
        taken.add(next);
        events += next.batch().deliveries().size();
        bytes += next.source().bytes();
    }
}

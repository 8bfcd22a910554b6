package dev.grantway.webhook.lane;

import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the first attempts of a poll: events of one installation, up to a hundred. What once failed stays as it was, and
 * what tells of the installation itself goes alone.
 */
final class Batching {
    static final int MOST_DELIVERIES = 100;

    /** So that the copy for a retry fits into one Kafka record. */
    static final int MOST_BYTES = 262_144;

    private Batching() {}

    /** A record that was read, with its size. */
    record Taken(DeliveryBatch batch, int bytes, Work.Source source) {}

    /** Deliveries that may share a request: never those of two accounts. */
    private record Addressee(String endpoint, String installationId, int generation) {
        static Addressee of(DeliveryBatch batch) {
            return new Addressee(batch.endpoint(), batch.installationId(), batch.generation());
        }
    }

    static List<Work> join(List<Taken> polled) {
        var works = new ArrayList<Work>();
        Map<Addressee, List<Taken>> fresh = new LinkedHashMap<>();
        for (var taken : polled) {
            if (taken.batch().fixed() || taken.batch().kind().isLifecycle()) {
                works.add(new Work(taken.batch(), List.of(taken.source())));
            } else {
                fresh.computeIfAbsent(Addressee.of(taken.batch()), _ -> new ArrayList<>())
                        .add(taken);
            }
        }
        fresh.values().forEach(taken -> works.addAll(split(taken)));
        return works;
    }

    private static List<Work> split(List<Taken> ofOne) {
        var works = new ArrayList<Work>();
        var part = new ArrayList<Taken>();
        long bytes = 0;
        for (var taken : ofOne) {
            boolean full = part.size() == MOST_DELIVERIES || bytes + taken.bytes() > MOST_BYTES;
            if (full && !part.isEmpty()) {
                works.add(work(part));
                part.clear();
                bytes = 0;
            }
            part.add(taken);
            bytes += taken.bytes();
        }
        works.add(work(part));
        return works;
    }

    private static Work work(List<Taken> part) {
        var first = part.getFirst().batch();
        List<Delivery> deliveries = part.stream()
                .flatMap(taken -> taken.batch().deliveries().stream())
                .toList();
        var batch = new DeliveryBatch(
                DeliveryIds.ofBatch(deliveries),
                first.appId(),
                first.slot(),
                first.accountId(),
                first.installationId(),
                first.generation(),
                first.attempt(),
                false,
                first.firstFailedAt(),
                deliveries);
        return new Work(batch, part.stream().map(Taken::source).toList());
    }
}

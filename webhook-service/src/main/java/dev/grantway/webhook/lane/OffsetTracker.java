package dev.grantway.webhook.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The progress of all partitions that are assigned, and how much of it is in memory. */
final class OffsetTracker {
    private final Map<TopicPartition, PartitionProgress> byPartition = new ConcurrentHashMap<>();
    private final AtomicLong openBytes = new AtomicLong();
    private final int rememberedIds;

    OffsetTracker(int rememberedIds) {
        this.rememberedIds = rememberedIds;
    }

    /** Takes a partition over, with what its owner before has left. */
    void assign(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
        byPartition.put(partition, PartitionProgress.from(committed, rememberedIds));
    }

    PartitionProgress of(TopicPartition partition) {
        return byPartition.computeIfAbsent(partition, _ -> PartitionProgress.from(null, rememberedIds));
    }

    /** Bytes of the records that are open, whoever has their partitions now. */
    AtomicLong openBytes() {
        return openBytes;
    }

    int openCount() {
        return openCount(byPartition.keySet());
    }

    int openCount(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(byPartition::get)
                .mapToInt(progress -> progress == null ? 0 : progress.openCount())
                .sum();
    }

    /** What has changed since the last time. */
    Map<TopicPartition, OffsetAndMetadata> toCommit(Collection<TopicPartition> partitions) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : partitions) {
            var progress = byPartition.get(partition);
            if (progress != null) {
                progress.toCommit().ifPresent(offset -> offsets.put(partition, offset));
            }
        }
        return offsets;
    }

    Map<TopicPartition, OffsetAndMetadata> toCommit() {
        return toCommit(byPartition.keySet());
    }

    /** A commit failed: what it told is told again. */
    void notCommitted(Collection<TopicPartition> partitions) {
        for (var partition : partitions) {
            var progress = byPartition.get(partition);
            if (progress != null) {
                progress.notCommitted();
            }
        }
    }

    /** Forgets partitions; what of them is not under way yet is left to whoever has them next. */
    void disown(Collection<TopicPartition> partitions) {
        for (var partition : partitions) {
            var progress = byPartition.remove(partition);
            if (progress != null) {
                progress.disown();
            }
        }
    }

    void disownAll() {
        disown(List.copyOf(byPartition.keySet()));
    }
}

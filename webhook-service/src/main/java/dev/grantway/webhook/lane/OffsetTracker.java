package dev.grantway.webhook.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The progress of all partitions that are assigned. */
final class OffsetTracker {
    private final Map<TopicPartition, PartitionProgress> byPartition = new ConcurrentHashMap<>();
    private final int rememberedIds;

    OffsetTracker(int rememberedIds) {
        this.rememberedIds = rememberedIds;
    }

    PartitionProgress of(TopicPartition partition) {
        return byPartition.computeIfAbsent(partition, _ -> new PartitionProgress(rememberedIds));
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
            long offset = progress == null ? -1 : progress.toCommit();
            if (offset >= 0) {
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        }
        return offsets;
    }

    Map<TopicPartition, OffsetAndMetadata> toCommit() {
        return toCommit(byPartition.keySet());
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            var progress = byPartition.get(partition);
            if (progress != null) {
                progress.committed(offset.offset());
            }
        });
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

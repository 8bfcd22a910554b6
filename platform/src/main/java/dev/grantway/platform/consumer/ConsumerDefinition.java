package dev.grantway.platform.consumer;

import dev.grantway.contracts.topics.Topic;

/**
 * A consumer of a group.
 *
 * @param group shares the partitions among the pods
 * @param maxRecords the most records of a batch
 */
public record ConsumerDefinition(Topic topic, String group, int maxRecords, BatchHandler handler) {
    private static final int DEFAULT_MAX_RECORDS = 500;

    public ConsumerDefinition(Topic topic, String group, BatchHandler handler) {
        this(topic, group, DEFAULT_MAX_RECORDS, handler);
    }
}

package dev.grantway.platform.consumer;

import java.util.List;

/** Does the work of a batch. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * Handles records in the order of each partition. When it returns, their offsets are committed; when it throws, they
     * come again after a pause, for as long as it takes. So what can never be handled must not throw.
     */
    void handle(List<TopicRecord> records) throws Exception;
}

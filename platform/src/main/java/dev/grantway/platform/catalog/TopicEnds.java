package dev.grantway.platform.catalog;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Looks up where topics end. Over a connection of its own: behind a reader's waiting fetch the question would wait half a
 * second for its answer.
 */
final class TopicEnds implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Admin admin;

    TopicEnds(Map<String, Object> broker) {
        var settings = new HashMap<>(broker);
        settings.put("request.timeout.ms", (int) TIMEOUT.toMillis());
        settings.put("default.api.timeout.ms", (int) TIMEOUT.toMillis());
        admin = Admin.create(settings);
    }

    /** The offset after the last committed record of each partition. */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
        var wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the ends of the topic cannot be looked up", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}

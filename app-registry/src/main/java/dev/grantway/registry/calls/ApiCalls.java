package dev.grantway.registry.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.ApiCallSeen;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The log of calls by apps. */
@Singleton
public class ApiCalls {
    /** How long calls are kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = Logger.getLogger(ApiCalls.class);
    private static final int DROPPED_AT_ONCE = 5_000;

    private final TopicConsumers consumers;
    private final ApiCallStore store;
    private final ObjectMapper json;
    private final Clock clock;

    ApiCalls(TopicConsumers consumers, ApiCallStore store, ObjectMapper json, Clock clock) {
        this.consumers = consumers;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Some calls.
     *
     * @param next where to go on; empty at the end
     */
    public record Page(List<ApiCall> calls, Optional<CallQuery.Place> next) {}

    @Transactional
    public Page find(CallQuery query, int limit) {
        var found = new ArrayList<>(store.find(query, clock.instant().minus(KEPT), limit + 1));
        if (found.size() <= limit) {
            return new Page(List.copyOf(found), Optional.empty());
        }
        found.removeLast();
        var last = found.getLast();
        return new Page(List.copyOf(found), Optional.of(new CallQuery.Place(last.calledAt(), last.eventId())));
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.API_CALLS, "app-registry-api-calls", this::takeIn));
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        var limit = clock.instant().minus(KEPT);
        int dropped;
        do {
            dropped = store.forgetBefore(limit, DROPPED_AT_ONCE);
        } while (dropped == DROPPED_AT_ONCE);
    }

    private void takeIn(List<TopicRecord> records) {
        store.add(records.stream()
                .filter(message -> ApiCallSeen.TYPE.equals(message.headers().get("ce_type")))
                .flatMap(message -> read(message).stream())
                .toList());
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private Optional<ApiCallSeen> read(TopicRecord message) {
        @Nullable String value = message.value();
        try {
            return value == null ? Optional.empty() : Optional.ofNullable(json.readValue(value, ApiCallSeen.class));
        } catch (JsonProcessingException e) {
            LOG.errorf(
                    e,
                    "unreadable: %s, partition %d, offset %d",
                    message.topic(),
                    message.partition(),
                    message.offset());
            return Optional.empty();
        }
    }
}

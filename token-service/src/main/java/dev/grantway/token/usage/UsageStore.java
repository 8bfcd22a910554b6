package dev.grantway.token.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.database.SqlStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Puts totals into the table {@code outbox}, many with one statement: they change no other row that they would tell of. */
@Singleton
class UsageStore {
    static final int LARGEST_BATCH = 1_000;

    private static final String APPEND = """
            INSERT INTO outbox (topic, record_key, event_id, event_type, sequence, payload, occurred_at)
            SELECT ?, key, id, ?, sequence::bigint, payload, ?
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS told (key, id, sequence, payload)""";

    private final SqlStore sql;
    private final Outbox outbox;
    private final ObjectMapper json;

    UsageStore(SqlStore sql, Outbox outbox, ObjectMapper json) {
        this.sql = sql;
        this.outbox = outbox;
        this.json = json;
    }

    void append(List<UsageTotals> totals, Instant now) {
        sql.update(
                APPEND,
                Topic.USAGE.topicName(),
                UsageTotals.TYPE,
                now,
                totals.stream().map(Event::key).toList(),
                totals.stream().map(event -> event.derivedId().orElseThrow()).toList(),
                totals.stream().map(event -> Long.toString(event.sequence())).toList(),
                totals.stream().map(this::serialise).toList());
        outbox.wake();
    }

    private String serialise(UsageTotals event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event must be JSON", e);
        }
    }
}

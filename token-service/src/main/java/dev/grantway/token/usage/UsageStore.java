package dev.grantway.token.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Event;
import dev.grantway.platform.database.SqlStore;
import dev.grantway.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Puts what is counted into the table {@code outbox}, many with one statement: it changes no other row that it would tell of. */
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

    /** Appends events of one type, one at least. */
    void append(List<? extends Event> events, Instant now) {
        sql.update(
                APPEND,
                events.getFirst().topic().topicName(),
                events.getFirst().type(),
                now,
                events.stream().map(Event::key).toList(),
                events.stream().map(event -> event.derivedId().orElseThrow()).toList(),
                events.stream().map(event -> Long.toString(event.sequence())).toList(),
                events.stream().map(this::serialise).toList());
        outbox.wake();
    }

    private String serialise(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event must be JSON", e);
        }
    }
}

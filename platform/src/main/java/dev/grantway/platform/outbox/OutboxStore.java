package dev.grantway.platform.outbox;

import dev.grantway.contracts.events.Event;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The tables {@code outbox} and {@code outbox_lease}. */
@Singleton
class OutboxStore {
    private static final String APPEND = """
            INSERT INTO outbox (topic, record_key, event_id, event_type, sequence, payload, occurred_at)
            VALUES (?, ?, coalesce(?, gen_random_uuid()::text), ?, ?, ?, ?)""";

    /** By the database's clock: the pods' clocks may differ by more than a lease. */
    private static final String CLAIM = """
            UPDATE outbox_lease SET holder = ?, held_until = now() + make_interval(secs => ?)
             WHERE shard IN (SELECT shard FROM outbox_lease WHERE holder = ? OR held_until < now()
                              ORDER BY shard FOR UPDATE SKIP LOCKED)
            RETURNING shard""";

    private static final String RELEASE = "UPDATE outbox_lease SET held_until = '-infinity' WHERE holder = ?";

    /**
     * The first of a shard whatever its size, and as many behind it as fit: what is read is in memory at once, for all
     * shards together, and snapshots of apps can have tens of kilobytes each.
     */
    private static final String OLDEST = """
            SELECT oldest.*
              FROM unnest(?::smallint[]) AS open (shard)
             CROSS JOIN LATERAL (
                   SELECT id, shard, topic, record_key, event_id, event_type, sequence, payload, occurred_at
                     FROM (SELECT *, sum(coalesce(octet_length(payload), 0)) OVER (ORDER BY id)
                                     - coalesce(octet_length(payload), 0) AS before
                             FROM (SELECT * FROM outbox WHERE outbox.shard = open.shard ORDER BY id LIMIT ?) AS first) AS sized
                    WHERE sized.before < ?) AS oldest
             ORDER BY oldest.id""";

    /** Of one shard in one round. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final String WAITING = """
            SELECT shard FROM unnest(?::smallint[]) AS held (shard)
             WHERE EXISTS (SELECT FROM outbox WHERE outbox.shard = held.shard)""";

    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";

    private final DataSource database;

    OutboxStore(DataSource database) {
        this.database = database;
    }

    /**
     * Stores an event.
     *
     * @param payload empty for a tombstone
     */
    void append(Event event, Optional<String> payload, Instant occurredAt) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, event.topic().topicName());
            statement.setString(2, event.key());
            statement.setString(3, event.derivedId().orElse(null));
            statement.setString(4, event.type());
            statement.setLong(5, event.sequence());
            statement.setString(6, payload.orElse(null));
            statement.setObject(7, occurredAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the event could not be stored", e);
        }
    }

    /** Renews the holder's leases and takes those that ran out; the shards it may now publish. */
    Set<Integer> claim(UUID holder, Duration ttl) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, holder);
            statement.setDouble(2, ttl.toMillis() / 1000.0);
            statement.setObject(3, holder);
            return shards(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the leases could not be claimed", e);
        }
    }

    /** Lets another publisher begin at once. */
    void release(UUID holder) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, holder);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the leases could not be released", e);
        }
    }

    /** Those of the shards that have rows. */
    Set<Integer> waiting(Collection<Integer> shards) {
        if (shards.isEmpty()) {
            return Set.of();
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WAITING)) {
            statement.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
            return shards(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox could not be read", e);
        }
    }

    /**
     * Rows of each shard that has any, in their order; fewer where they are large.
     *
     * @param limit the most of a shard
     */
    Map<Integer, List<OutboxRow>> oldest(Collection<Integer> shards, int limit) {
        if (shards.isEmpty()) {
            return Map.of();
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OLDEST)) {
            statement.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
            statement.setInt(2, limit);
            statement.setInt(3, MOST_BYTES);
            return rows(statement).stream().collect(Collectors.groupingBy(OutboxRow::shard));
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox could not be read", e);
        }
    }

    /** Deletes exactly what was published: ids are not in the order of commits, so a range could hold unread rows. */
    void delete(List<OutboxRow> published) {
        if (published.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DELETE)) {
            var ids = published.stream().map(OutboxRow::id).toArray();
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("published events could not be deleted", e);
        }
    }

    private static Set<Integer> shards(PreparedStatement statement) throws SQLException {
        try (var result = statement.executeQuery()) {
            var shards = new HashSet<Integer>();
            while (result.next()) {
                shards.add(result.getInt("shard"));
            }
            return shards;
        }
    }

    private static List<OutboxRow> rows(PreparedStatement statement) throws SQLException {
        try (var result = statement.executeQuery()) {
            var rows = new ArrayList<OutboxRow>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong("id"),
                result.getInt("shard"),
                result.getString("topic"),
                result.getString("record_key"),
                result.getString("event_id"),
                result.getString("event_type"),
                result.getLong("sequence"),
                result.getString("payload"),
                result.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}

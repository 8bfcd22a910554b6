package dev.grantway.platform.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.topics.Topic;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The tables {@code catalog_entry} and {@code catalog_position}. */
@Singleton
class CatalogStore {
    private static final String BY_KEY = "SELECT payload FROM catalog_entry WHERE topic = ? AND record_key = ?";

    private static final String BY_ALTERNATE_KEY = """
            SELECT payload FROM catalog_entry WHERE topic = ? AND alternate_key = ? ORDER BY record_key""";

    private static final String ALTERNATE_KEY = """
            SELECT alternate_key FROM catalog_entry WHERE topic = ? AND record_key = ? FOR UPDATE""";

    /** An older snapshot changes nothing, however late or often it is read. */
    private static final String APPLY = """
            INSERT INTO catalog_entry (topic, record_key, alternate_key, sequence, payload) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (topic, record_key) DO UPDATE
               SET alternate_key = excluded.alternate_key, sequence = excluded.sequence, payload = excluded.payload,
                   applied_at = now()
             WHERE catalog_entry.sequence < excluded.sequence""";

    private static final String REMOVE = """
            DELETE FROM catalog_entry WHERE topic = ? AND record_key = ? AND sequence <= ?""";

    private static final String POSITIONS = "SELECT partition, next_offset FROM catalog_position WHERE topic = ?";

    private static final String MOVE = """
            INSERT INTO catalog_position (topic, partition, next_offset) VALUES (?, ?, ?)
            ON CONFLICT (topic, partition) DO UPDATE
               SET next_offset = greatest(catalog_position.next_offset, excluded.next_offset)""";

    private static final String FILLED = "SELECT 1 FROM catalog_position WHERE topic = ? AND filled LIMIT 1";

    private static final String MARK_FILLED = """
            INSERT INTO catalog_position (topic, partition, next_offset, filled) VALUES (?, 0, 0, true)
            ON CONFLICT (topic, partition) DO UPDATE SET filled = true""";

    private final DataSource database;
    private final ObjectMapper json;

    CatalogStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    <T extends Event> List<T> findByKey(CatalogDefinition<T> definition, String key) {
        return find(BY_KEY, definition, key);
    }

    <T extends Event> List<T> findByAlternateKey(CatalogDefinition<T> definition, String alternateKey) {
        return find(BY_ALTERNATE_KEY, definition, alternateKey);
    }

    /** Stores the snapshot, unless it or a newer one is there. */
    <T extends Event> Applied apply(CatalogDefinition<T> definition, T snapshot, String payload) {
        String topic = definition.topic().topicName();
        String before = alternateKey(topic, snapshot.key());
        String after = definition.alternateKey().apply(snapshot);
        int changed = update(APPLY, statement -> {
            statement.setString(1, topic);
            statement.setString(2, snapshot.key());
            statement.setString(3, after);
            statement.setLong(4, snapshot.sequence());
            statement.setString(5, payload);
        });
        return new Applied(new CatalogChange(snapshot.key(), before, after), changed > 0);
    }

    /**
     * What became of a snapshot.
     *
     * @param change what the cache has to forget: another pod on this table may have been first, and this one's cache
     *     has not heard of it
     * @param isNew whether the table changed now
     */
    record Applied(CatalogChange change, boolean isNew) {}

    /**
     * Removes the entry of a tombstone. A newer one stays: another pod on this table may have gone ahead, and will not
     * read it again.
     */
    CatalogChange remove(Topic topic, String key, long sequence) {
        String before = alternateKey(topic.topicName(), key);
        update(REMOVE, statement -> {
            statement.setString(1, topic.topicName());
            statement.setString(2, key);
            statement.setLong(3, sequence);
        });
        return new CatalogChange(key, before, "");
    }

    /** Where to read on, by partition; one that is absent has not been read. */
    Map<Integer, Long> positions(Topic topic) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(POSITIONS)) {
            statement.setString(1, topic.topicName());
            try (var rows = statement.executeQuery()) {
                var positions = new HashMap<Integer, Long>();
                while (rows.next()) {
                    positions.put(rows.getInt(1), rows.getLong(2));
                }
                return positions;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog's positions could not be read", e);
        }
    }

    void move(Topic topic, int partition, long nextOffset) {
        update(MOVE, statement -> {
            statement.setString(1, topic.topicName());
            statement.setInt(2, partition);
            statement.setLong(3, nextOffset);
        });
    }

    /** Whether the topic was once read to its end. */
    boolean isFilled(Topic topic) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FILLED)) {
            statement.setString(1, topic.topicName());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog's state could not be read", e);
        }
    }

    void markFilled(Topic topic) {
        update(MARK_FILLED, statement -> statement.setString(1, topic.topicName()));
    }

    private String alternateKey(String topic, String key) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ALTERNATE_KEY)) {
            statement.setString(1, topic);
            statement.setString(2, key);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog could not be read", e);
        }
    }

    private <T extends Event> List<T> find(String sql, CatalogDefinition<T> definition, String key) {
        ObjectReader reader = json.readerFor(definition.type());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, definition.topic().topicName());
            statement.setString(2, key);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.readValue(rows.getString(1)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog could not be read", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the catalog is not what it should be", e);
        }
    }

    private int update(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.setOn(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog could not be written", e);
        }
    }

    private interface Parameters {
        void setOn(PreparedStatement statement) throws SQLException;
    }
}

package dev.grantway.registry.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** The table {@code audit_entry}. The database refuses to change or delete what is in it but for what is {@link #MAINTENANCE}. */
@Singleton
class AuditStore {
    private static final String MAINTENANCE = "SELECT set_config('grantway.audit_maintenance', 'on', true)";

    private static final String APPEND = """
            INSERT INTO audit_entry (developer_account_id, at, action, app_id, subject_id, subject_name, actor_kind,
                                     actor_user_id, actor_id, actor_name, door, address, changes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""";

    private static final String COLUMNS = """
            SELECT id, developer_account_id, at, action, app_id, subject_id, subject_name, actor_kind, actor_user_id,
                   actor_id, actor_name, door, address, changes
              FROM audit_entry WHERE developer_account_id = ?""";

    private static final String DROP = """
            DELETE FROM audit_entry WHERE id IN (SELECT id FROM audit_entry WHERE at < ? ORDER BY at LIMIT ?)""";

    private static final String FORGET_PERSON =
            "UPDATE audit_entry SET address = '' WHERE actor_user_id = ? AND address <> ''";

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    AuditStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void append(
            int developerAccountId,
            Instant at,
            Origin origin,
            AuditAction action,
            AuditSubject subject,
            List<FieldChange> changes) {
        run(APPEND, statement -> {
            statement.setInt(1, developerAccountId);
            statement.setObject(2, utc(at));
            statement.setString(3, action.name());
            setId(statement, 4, subject.appId());
            statement.setString(5, subject.id());
            statement.setString(6, subject.name());
            setActor(statement, origin.actor());
            statement.setString(11, origin.door().name());
            statement.setString(12, origin.address());
            statement.setString(13, write(changes));
            return statement.executeUpdate();
        });
    }

    /** The newest of them first. */
    List<AuditEntry> find(AuditQuery query, int limit) {
        return run(sql(query), statement -> {
            int at = 1;
            statement.setInt(at++, query.developerAccountId());
            if (query.appId().isPresent()) {
                statement.setInt(at++, query.appId().getAsInt());
            }
            if (query.userId().isPresent()) {
                statement.setInt(at++, query.userId().getAsInt());
            }
            if (query.group().isPresent()) {
                statement.setArray(
                        at++,
                        statement
                                .getConnection()
                                .createArrayOf("text", actions(query.group().get())));
            }
            if (query.from().isPresent()) {
                statement.setObject(at++, utc(query.from().get()));
            }
            if (query.until().isPresent()) {
                statement.setObject(at++, utc(query.until().get()));
            }
            if (query.before().isPresent()) {
                statement.setLong(at++, query.before().getAsLong());
            }
            statement.setInt(at, limit);
            var entries = new ArrayList<AuditEntry>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        });
    }

    /** Drops some of what is older; as many as were dropped. */
    int dropBefore(Instant limit, int atMost) {
        maintain();
        return run(DROP, statement -> {
            statement.setObject(1, utc(limit));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        });
    }

    /** Forgets from where a person did what they did. */
    void forgetAddressesOf(int userId) {
        maintain();
        var _ = run(FORGET_PERSON, statement -> {
            statement.setInt(1, userId);
            return statement.executeUpdate();
        });
    }

    /** Until the transaction ends. */
    private void maintain() {
        var _ = run(MAINTENANCE, PreparedStatement::execute);
    }

    private static String sql(AuditQuery query) {
        var sql = new StringBuilder(COLUMNS);
        if (query.appId().isPresent()) {
            sql.append(" AND app_id = ?");
        }
        if (query.userId().isPresent()) {
            sql.append(" AND actor_user_id = ?");
        }
        if (query.group().isPresent()) {
            sql.append(" AND action = ANY (?)");
        }
        if (query.from().isPresent()) {
            sql.append(" AND at >= ?");
        }
        if (query.until().isPresent()) {
            sql.append(" AND at < ?");
        }
        if (query.before().isPresent()) {
            sql.append(" AND id < ?");
        }
        return sql.append(" ORDER BY id DESC LIMIT ?").toString();
    }

    private static Object[] actions(AuditGroup group) {
        return Arrays.stream(AuditAction.values())
                .filter(action -> action.group() == group)
                .map(AuditAction::name)
                .toArray();
    }

    private static void setActor(PreparedStatement statement, Actor actor) throws SQLException {
        var row = ActorRow.of(actor);
        statement.setString(7, row.kind());
        setId(statement, 8, row.userId());
        statement.setString(9, row.id());
        statement.setString(10, row.name());
    }

    private static void setId(PreparedStatement statement, int at, OptionalInt id) throws SQLException {
        statement.setObject(at, id.isPresent() ? id.getAsInt() : null, Types.INTEGER);
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getInt("developer_account_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                AuditAction.valueOf(row.getString("action")),
                new AuditSubject(id(row, "app_id"), row.getString("subject_id"), row.getString("subject_name")),
                new ActorRow(
                                row.getString("actor_kind"),
                                id(row, "actor_user_id"),
                                row.getString("actor_id"),
                                row.getString("actor_name"))
                        .actor(),
                Door.valueOf(row.getString("door")),
                row.getString("address"),
                read(row.getString("changes")));
    }

    private static OptionalInt id(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private String write(List<FieldChange> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes are texts", e);
        }
    }

    private List<FieldChange> read(String changes) {
        try {
            return json.readValue(changes, CHANGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes were written by us", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log could not be read or written", e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}

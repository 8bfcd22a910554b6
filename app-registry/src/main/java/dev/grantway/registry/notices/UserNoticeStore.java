package dev.grantway.registry.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Notice;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code user_notice}. */
@Singleton
class UserNoticeStore {
    /** A notice that comes again finds its rows there. */
    private static final String INSERT = """
            INSERT INTO user_notice (ce_id, user_id, account_id, template, parameters, raised_at, taken_in_at,
                                     mail_due_at)
            SELECT ?, u.id, ?, ?, ?, ?, ?, ? FROM app_user u WHERE u.id = ANY (?) AND u.removed_at IS NULL
            ON CONFLICT (ce_id, user_id) DO NOTHING""";

    private static final String COLUMNS = """
            n.id, n.ce_id, n.template, n.parameters, n.raised_at, n.taken_in_at, n.read_at, n.mail_attempts,
            (SELECT a.name FROM account a WHERE a.id = n.account_id) AS account_name\s""";

    private static final String BEFORE =
            "SELECT " + COLUMNS + "FROM user_notice n WHERE n.user_id = ? AND n.id < ? ORDER BY n.id DESC LIMIT ?";

    /** No more than anybody wants to know. */
    private static final String COUNT_UNREAD = """
            SELECT count(*) FROM (SELECT 1 FROM user_notice WHERE user_id = ? AND read_at IS NULL LIMIT ?) unread""";

    private static final String MARK_READ = """
            UPDATE user_notice SET read_at = ? WHERE user_id = ? AND id <= ? AND read_at IS NULL""";

    /** Whoever claims it has it to himself until the lease ends. */
    private static final String CLAIM = """
            UPDATE user_notice n SET mail_due_at = ?, mail_attempts = n.mail_attempts + 1
              FROM app_user u
             WHERE u.id = n.user_id
               AND n.id = (SELECT due.id FROM user_notice due JOIN app_user reader ON reader.id = due.user_id
                            WHERE due.mail_due_at <= ? AND reader.removed_at IS NULL
                            ORDER BY due.mail_due_at LIMIT 1 FOR UPDATE OF due SKIP LOCKED)
            RETURNING u.email,\s""" + COLUMNS;

    private static final String MAILED = "UPDATE user_notice SET mailed_at = ?, mail_due_at = NULL WHERE id = ?";
    private static final String PUT_OFF = "UPDATE user_notice SET mail_due_at = ? WHERE id = ? AND mailed_at IS NULL";

    private static final String FORGET = """
            DELETE FROM user_notice WHERE id IN (SELECT id FROM user_notice WHERE taken_in_at < ? LIMIT ?)""";

    private static final String DELETE_ALL_OF = "DELETE FROM user_notice WHERE user_id = ?";

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    UserNoticeStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Stores it for each of these people who is there.
     *
     * @param mailDueAt absent when it is not to be mailed
     */
    void insert(
            String ceId,
            Notice notice,
            Optional<Integer> accountId,
            Collection<Integer> userIds,
            Instant now,
            @Nullable Instant mailDueAt) {
        var _ = update(INSERT, statement -> {
            statement.setString(1, ceId);
            statement.setObject(2, accountId.orElse(null), java.sql.Types.INTEGER);
            statement.setString(3, notice.template());
            statement.setString(4, write(notice.parameters()));
            statement.setObject(5, utc(notice.raisedAt()));
            statement.setObject(6, utc(now));
            statement.setObject(7, mailDueAt == null ? null : utc(mailDueAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setArray(8, statement.getConnection().createArrayOf("integer", userIds.toArray()));
        });
    }

    /** The person's below an id, the newest first. */
    List<UserNotice> before(int userId, long id, int atMost) {
        return query(
                BEFORE,
                statement -> {
                    statement.setInt(1, userId);
                    statement.setLong(2, id);
                    statement.setInt(3, atMost);
                },
                this::notice);
    }

    /** How many the person has not read, counted up to a bound. */
    int countUnread(int userId, int atMost) {
        return query(
                        COUNT_UNREAD,
                        statement -> {
                            statement.setInt(1, userId);
                            statement.setInt(2, atMost);
                        },
                        row -> row.getInt(1))
                .getFirst();
    }

    /** Marks what the person has not read up to an id. */
    void markRead(int userId, long upTo, Instant now) {
        var _ = update(MARK_READ, statement -> {
            statement.setObject(1, utc(now));
            statement.setInt(2, userId);
            statement.setLong(3, upTo);
        });
    }

    /** Takes the mail that is longest due, for as long as the lease; other pods take others. */
    Optional<DueMail> claim(Instant now, Instant leaseEndsAt) {
        return query(
                        CLAIM,
                        statement -> {
                            statement.setObject(1, utc(leaseEndsAt));
                            statement.setObject(2, utc(now));
                        },
                        row -> new DueMail(
                                notice(row),
                                row.getString("ce_id"),
                                row.getString("email"),
                                row.getInt("mail_attempts"),
                                instant(row, "taken_in_at").orElseThrow()))
                .stream()
                .findFirst();
    }

    void mailed(long id, Instant now) {
        var _ = update(MAILED, statement -> {
            statement.setObject(1, utc(now));
            statement.setLong(2, id);
        });
    }

    /**
     * Sets when it is tried again.
     *
     * @param dueAt empty to give it up
     */
    void putOff(long id, Optional<Instant> dueAt) {
        var _ = update(PUT_OFF, statement -> {
            statement.setObject(
                    1, dueAt.map(UserNoticeStore::utc).orElse(null), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setLong(2, id);
        });
    }

    /**
     * Drops some of those that came before a time.
     *
     * @return how many; fewer than {@code most} when no more are left
     */
    int forgetBefore(Instant limit, int most) {
        return update(FORGET, statement -> {
            statement.setObject(1, utc(limit));
            statement.setInt(2, most);
        });
    }

    /** Drops all of a person, in the caller's transaction. */
    void deleteAllOf(int userId) {
        var _ = update(DELETE_ALL_OF, statement -> statement.setInt(1, userId));
    }

    private UserNotice notice(ResultSet row) throws SQLException {
        return new UserNotice(
                row.getLong("id"),
                row.getString("template"),
                read(row.getString("parameters")),
                row.getString("account_name"),
                instant(row, "raised_at").orElseThrow(),
                instant(row, "read_at").orElse(null));
    }

    private String write(Map<String, String> parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are JSON", e);
        }
    }

    private Map<String, String> read(String parameters) {
        try {
            return json.readValue(parameters, PARAMETERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parameters of a notice are no JSON", e);
        }
    }

    private int update(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("notices could not be stored", e);
        }
    }

    private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("notices could not be read", e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}

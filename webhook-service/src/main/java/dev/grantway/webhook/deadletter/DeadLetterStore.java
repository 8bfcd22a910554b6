package dev.grantway.webhook.deadletter;

import dev.grantway.webhook.outgoing.DeadLetter;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code dead_letter}. */
@Singleton
class DeadLetterStore {
    private static final String ADD = """
            INSERT INTO dead_letter (id, given_up_at, app_id, webhook_id, account_id, installation_id, generation, reason, detail,
                   attempts, first_failed_at, event_types, origin, sealed_content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    /** What a cancelled replay sent or did not send is as good as not sent: it may come again, and is not lost. */
    private static final String SENT_BY =
            "(SELECT r.id FROM replay r WHERE r.id = dead_letter.replay_id AND r.state <> 'CANCELLED')";

    private static final String COLUMNS = """
            SELECT id, given_up_at, webhook_id, account_id, reason, detail, attempts, event_types,
                   sealed_content IS NOT NULL AS sendable, %s AS replay_id
              FROM dead_letter
            """.formatted(SENT_BY);

    private static final String PAGE = COLUMNS + """
            WHERE app_id = ? AND given_up_at >= ? AND given_up_at < ? AND (? = '' OR reason = ?)
               AND (given_up_at, id) < (?, ?)
             ORDER BY given_up_at DESC, id DESC LIMIT ?""";

    private static final String COUNT = """
            SELECT count(*) FROM dead_letter
             WHERE app_id = ? AND given_up_at >= ? AND given_up_at < ? AND (? = '' OR webhook_id = ?)
               AND (? <> '' OR replay_id IS NULL OR %s IS NULL)""".formatted(SENT_BY);

    private static final String STEP = """
            SELECT id, given_up_at, sealed_content FROM dead_letter
             WHERE app_id = ? AND given_up_at < ? AND (given_up_at, id) > (?, ?) AND (? = '' OR webhook_id = ?)
               AND (? <> '' OR replay_id IS NULL OR replay_id = ? OR %s IS NULL)
             ORDER BY given_up_at, id LIMIT ?""".formatted(SENT_BY);

    private static final String MARK = "UPDATE dead_letter SET replay_id = ? WHERE id = ANY (?)";

    private static final String DROP = """
            DELETE FROM dead_letter WHERE id IN (SELECT id FROM dead_letter WHERE given_up_at < ? LIMIT ?)""";

    private static final String FORGET_ACCOUNT =
            "UPDATE dead_letter SET sealed_content = NULL WHERE account_id = ? AND sealed_content IS NOT NULL";

    private final DataSource database;

    DeadLetterStore(DataSource database) {
        this.database = database;
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters could not be read or written", e);
        }
    }

    /** Adds letters; those that are there already stay as they are. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(List<DeadLetterRow> letters) {
        var _ = run(ADD, statement -> {
            for (var letter : letters) {
                set(statement, letter);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    private static void set(PreparedStatement statement, DeadLetterRow letter) throws SQLException {
        var delivery = letter.delivery();
        statement.setString(1, letter.id());
        statement.setObject(2, utc(letter.givenUpAt()));
        statement.setObject(3, delivery == null ? null : delivery.appId(), Types.INTEGER);
        statement.setString(4, delivery == null ? null : delivery.webhookId());
        statement.setObject(5, delivery == null ? null : delivery.accountId(), Types.INTEGER);
        statement.setString(6, delivery == null ? null : delivery.installationId());
        statement.setObject(7, delivery == null ? null : delivery.generation(), Types.INTEGER);
        statement.setString(8, letter.reason());
        statement.setString(9, letter.detail());
        statement.setInt(10, delivery == null ? 0 : delivery.attempts());
        statement.setObject(11, firstFailed(delivery), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setArray(
                12,
                statement
                        .getConnection()
                        .createArrayOf("text", letter.eventTypes().toArray()));
        statement.setString(13, letter.origin().isEmpty() ? null : letter.origin());
        statement.setBytes(14, letter.sealedContent());
    }

    private static @Nullable OffsetDateTime firstFailed(DeadLetter.@Nullable State delivery) {
        return delivery == null || delivery.firstFailedAt() == null ? null : utc(delivery.firstFailedAt());
    }

    /** Newest first, from after a place on. */
    List<KeptLetter> find(int appId, LetterFilter filter, int limit) {
        return run(PAGE, statement -> {
            statement.setInt(1, appId);
            statement.setObject(2, utc(filter.from()));
            statement.setObject(3, utc(filter.until()));
            statement.setString(4, filter.reason());
            statement.setString(5, filter.reason());
            statement.setObject(6, utc(filter.before().givenUpAt()));
            statement.setString(7, filter.before().id());
            statement.setInt(8, limit);
            try (var rows = statement.executeQuery()) {
                var letters = new ArrayList<KeptLetter>();
                while (rows.next()) {
                    letters.add(letter(rows));
                }
                return letters;
            }
        });
    }

    /** How many letters a replay is about. */
    int count(int appId, Instant from, Instant until, Optional<String> webhookId) {
        String one = webhookId.orElse("");
        return run(COUNT, statement -> {
            statement.setInt(1, appId);
            statement.setObject(2, utc(from));
            statement.setObject(3, utc(until));
            statement.setString(4, one);
            statement.setString(5, one);
            statement.setString(6, one);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        });
    }

    /** The next letters of a replay, oldest first. */
    List<Letters.Sealed> next(int appId, UUID replay, LetterPlace after, Instant until, String webhookId, int limit) {
        return run(STEP, statement -> {
            statement.setInt(1, appId);
            statement.setObject(2, utc(until));
            statement.setObject(3, utc(after.givenUpAt()));
            statement.setString(4, after.id());
            statement.setString(5, webhookId);
            statement.setString(6, webhookId);
            statement.setString(7, webhookId);
            statement.setObject(8, replay);
            statement.setInt(9, limit);
            try (var rows = statement.executeQuery()) {
                var letters = new ArrayList<Letters.Sealed>();
                while (rows.next()) {
                    letters.add(new Letters.Sealed(
                            new LetterPlace(instant(rows, "given_up_at"), rows.getString("id")),
                            Optional.ofNullable(rows.getBytes("sealed_content"))));
                }
                return letters;
            }
        });
    }

    void mark(UUID replay, List<String> ids) {
        var _ = run(MARK, statement -> {
            statement.setObject(1, replay);
            statement.setArray(2, statement.getConnection().createArrayOf("text", ids.toArray()));
            return statement.executeUpdate();
        });
    }

    /** Drops some of what is older; how many they were. */
    int dropBefore(Instant moment, int atMost) {
        return run(DROP, statement -> {
            statement.setObject(1, utc(moment));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        });
    }

    /** Forgets what was to be sent of an account; that it was given up stays. */
    void forgetContentOf(int accountId) {
        var _ = run(FORGET_ACCOUNT, statement -> {
            statement.setInt(1, accountId);
            return statement.executeUpdate();
        });
    }

    private static KeptLetter letter(ResultSet row) throws SQLException {
        return new KeptLetter(
                row.getString("id"),
                instant(row, "given_up_at"),
                row.getString("webhook_id"),
                row.getInt("account_id"),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("attempts"),
                List.of((String[]) row.getArray("event_types").getArray()),
                row.getBoolean("sendable"),
                Optional.ofNullable(row.getString("replay_id")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.grantway.webhook.deadletter;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private final SqlStore sql;

    DeadLetterStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Adds letters; those that are there already stay as they are. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(List<DeadLetterRow> letters) {
        sql.updateEach(ADD, letters.stream().map(DeadLetterStore::columns).toList());
    }

    private static List<@Nullable Object> columns(DeadLetterRow letter) {
        var delivery = letter.delivery();
        return Arrays.asList(
                letter.id(),
                letter.givenUpAt(),
                delivery == null ? null : delivery.appId(),
                delivery == null ? null : delivery.webhookId(),
                delivery == null ? null : delivery.accountId(),
                delivery == null ? null : delivery.installationId(),
                delivery == null ? null : delivery.generation(),
                letter.reason(),
                letter.detail(),
                delivery == null ? 0 : delivery.attempts(),
                delivery == null ? null : delivery.firstFailedAt(),
                letter.eventTypes(),
                letter.origin().isEmpty() ? null : letter.origin(),
                letter.sealedContent());
    }

    /** Newest first, from after a place on. */
    List<KeptLetter> find(int appId, LetterFilter filter, int limit) {
        return sql.query(
                PAGE,
                DeadLetterStore::letter,
                appId,
                filter.from(),
                filter.until(),
                filter.reason(),
                filter.reason(),
                filter.before().givenUpAt(),
                filter.before().id(),
                limit);
    }

    /** How many letters a replay is about. */
    int count(int appId, Instant from, Instant until, Optional<String> webhookId) {
        String one = webhookId.orElse("");
        return sql.queryOne(COUNT, row -> row.getInt(1), appId, from, until, one, one, one)
                .orElse(0);
    }

    /** The next letters of a replay, oldest first. */
    List<Letters.Sealed> next(int appId, UUID replay, LetterPlace after, Instant until, String webhookId, int limit) {
        return sql.query(
                STEP,
                DeadLetterStore::unopened,
                appId,
                until,
                after.givenUpAt(),
                after.id(),
                webhookId,
                webhookId,
                webhookId,
                replay,
                limit);
    }

    void mark(UUID replay, List<String> ids) {
        var _ = sql.update(MARK, replay, ids);
    }

    /** Drops some of what is older; how many they were. */
    int dropBefore(Instant moment, int atMost) {
        return sql.update(DROP, moment, atMost);
    }

    /** Forgets what was to be sent of an account; that it was given up stays. */
    void forgetContentOf(int accountId) {
        var _ = sql.update(FORGET_ACCOUNT, accountId);
    }

    private static Letters.Sealed unopened(ResultSet row) throws SQLException {
        return new Letters.Sealed(
                new LetterPlace(SqlStore.instant(row, "given_up_at"), row.getString("id")),
                Optional.ofNullable(row.getBytes("sealed_content")));
    }

    private static KeptLetter letter(ResultSet row) throws SQLException {
        return new KeptLetter(
                row.getString("id"),
                SqlStore.instant(row, "given_up_at"),
                row.getString("webhook_id"),
                row.getInt("account_id"),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("attempts"),
                SqlStore.texts(row, "event_types"),
                row.getBoolean("sendable"),
                Optional.ofNullable(row.getString("replay_id")));
    }
}

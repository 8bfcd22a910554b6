package dev.grantway.install.closing;

import dev.grantway.install.closing.Closing.Act;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Takes into the table {@code closing} what is wanted; the newest word counts. */
@Singleton
class WantedStore {
    /** The same wish again, with which nothing begins anew. */
    private static final String SAME = """
            UPDATE closing SET sequence = ?
             WHERE kind = ? AND subject_id = ? AND sequence < ?
               AND CASE WHEN kind = 'APP' THEN act = ? ELSE erase OR NOT ? END""";

    private static final String BEGIN = """
            INSERT INTO closing (kind, subject_id, developer_account_id, sequence, act, erase, revision, state, place,
                                 total_count, done_count, failed_count, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, 1, 'RUNNING', '', 0, 0, 0, ?)
            ON CONFLICT (kind, subject_id) DO UPDATE
               SET sequence = excluded.sequence, developer_account_id = excluded.developer_account_id,
                   act = excluded.act, erase = excluded.erase, revision = closing.revision + 1, state = 'RUNNING',
                   place = '', total_count = 0, done_count = 0, failed_count = 0, asked_at = excluded.asked_at,
                   finished_at = NULL, due_at = now(), held_until = '-infinity', holder = NULL
             WHERE closing.sequence < excluded.sequence""";

    /** An app that is in use again: of one that never was disabled nothing is kept, and one that was deleted stays so. */
    private static final String UNDO = """
            UPDATE closing
               SET sequence = ?, act = 'RESUME', revision = revision + 1, state = 'RUNNING', place = '', total_count = 0,
                   done_count = 0, failed_count = 0, asked_at = ?, finished_at = NULL, due_at = now(),
                   held_until = '-infinity', holder = NULL
             WHERE kind = ? AND subject_id = ? AND sequence < ? AND act = 'SUSPEND'""";

    /**
     * An installation that came to life behind its end: the job begins a new pass. It is an update also where the job is
     * running: so the pass cannot end before this transaction has.
     */
    private static final String REOPEN = """
            UPDATE closing
               SET act = CASE act WHEN 'ERASE' THEN 'UNINSTALL' ELSE act END, state = 'RUNNING', place = '',
                   finished_at = NULL, due_at = now(), held_until = '-infinity', holder = NULL
             WHERE (kind = 'APP' AND subject_id = ? AND act <> 'RESUME') OR (kind = 'ACCOUNT' AND subject_id = ?)""";

    private final DataSource database;

    WantedStore(DataSource database) {
        this.database = database;
    }

    /** Stores a wish, in the caller's transaction. */
    void store(Wanted wanted) {
        if (wanted.act() == Act.RESUME) {
            undo(wanted);
            return;
        }
        same(wanted);
        begin(wanted);
    }

    /** An installation of this app in this account came to life, in the caller's transaction. */
    void reopen(int appId, int accountId) {
        update(REOPEN, statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, accountId);
        });
    }

    private void same(Wanted wanted) {
        update(SAME, statement -> {
            statement.setLong(1, wanted.sequence());
            statement.setString(2, wanted.kind().name());
            statement.setInt(3, wanted.subjectId());
            statement.setLong(4, wanted.sequence());
            statement.setString(5, wanted.act().name());
            statement.setBoolean(6, wanted.erase());
        });
    }

    private void begin(Wanted wanted) {
        update(BEGIN, statement -> {
            statement.setString(1, wanted.kind().name());
            statement.setInt(2, wanted.subjectId());
            statement.setObject(3, wanted.developerAccountId());
            statement.setLong(4, wanted.sequence());
            statement.setString(5, wanted.act().name());
            statement.setBoolean(6, wanted.erase());
            statement.setObject(7, wanted.askedAt().atOffset(ZoneOffset.UTC));
        });
    }

    private void undo(Wanted wanted) {
        update(UNDO, statement -> {
            statement.setLong(1, wanted.sequence());
            statement.setObject(2, wanted.askedAt().atOffset(ZoneOffset.UTC));
            statement.setString(3, wanted.kind().name());
            statement.setInt(4, wanted.subjectId());
            statement.setLong(5, wanted.sequence());
        });
    }

    private void update(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is wanted of installations could not be stored", e);
        }
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}

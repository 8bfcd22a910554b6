package dev.grantway.token.attack;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;

/** Spends codes of a scratch table in two ways: one that loses races on purpose, and one as the service does it. */
@Singleton
class ReadThenWrite {
    private final SqlStore sql;

    ReadThenWrite(SqlStore sql) {
        this.sql = sql;
    }

    void create() {
        sql.update("CREATE TABLE IF NOT EXISTS scratch_code (id bigint PRIMARY KEY, spent_at timestamptz)");
    }

    void add(long id) {
        sql.update("INSERT INTO scratch_code (id) VALUES (?)", id);
    }

    void drop() {
        sql.update("DROP TABLE scratch_code");
    }

    /** Broken: between its two statements anyone may come. */
    boolean readAndSpend(long id) {
        boolean unspent = sql.queryOne(
                        "SELECT 1 FROM scratch_code WHERE id = ? AND spent_at IS NULL", row -> row.getInt(1), id)
                .isPresent();
        if (unspent) {
            sql.update("UPDATE scratch_code SET spent_at = clock_timestamp() WHERE id = ?", id);
        }
        return unspent;
    }

    boolean spend(long id) {
        return sql.update("UPDATE scratch_code SET spent_at = clock_timestamp() WHERE id = ? AND spent_at IS NULL", id)
                == 1;
    }
}

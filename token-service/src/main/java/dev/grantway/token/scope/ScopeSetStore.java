package dev.grantway.token.scope;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table {@code scope_set}. */
@Singleton
class ScopeSetStore {
    private final SqlStore sql;

    ScopeSetStore(SqlStore sql) {
        this.sql = sql;
    }

    Optional<ScopeSet> find(byte[] digest) {
        return sql.queryOne("SELECT id, scopes FROM scope_set WHERE digest = ?", ScopeSetStore::read, digest);
    }

    Optional<ScopeSet> load(int id) {
        return sql.queryOne("SELECT id, scopes FROM scope_set WHERE id = ?", ScopeSetStore::read, id);
    }

    /** Empty when another transaction stored it in the meantime. */
    Optional<ScopeSet> insert(byte[] digest, List<String> scopes) {
        return sql.queryOne("""
                INSERT INTO scope_set (digest, scopes) VALUES (?, ?)
                ON CONFLICT (digest) DO NOTHING RETURNING id, scopes""", ScopeSetStore::read, digest, scopes);
    }

    /**
     * Empty when another transaction stored it in the meantime, or the app has its share already; those that are inserted
     * at the same time may exceed it by as many.
     */
    Optional<ScopeSet> insertNarrowed(byte[] digest, List<String> scopes, int appId, int most) {
        return sql.queryOne("""
                INSERT INTO scope_set (digest, scopes, narrowed_for)
                SELECT ?, ?, ? WHERE (SELECT count(*) FROM scope_set WHERE narrowed_for = ?) < ?
                ON CONFLICT (digest) DO NOTHING RETURNING id, scopes""", ScopeSetStore::read, digest, scopes, appId, appId, most);
    }

    private static ScopeSet read(ResultSet row) throws SQLException {
        return new ScopeSet(row.getInt("id"), SqlStore.texts(row, "scopes"));
    }
}

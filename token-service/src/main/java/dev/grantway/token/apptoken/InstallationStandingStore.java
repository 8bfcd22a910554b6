package dev.grantway.token.apptoken;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.app.AppValidityStore;
import dev.grantway.token.installation.InstallationState;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The tables {@code installation} and {@code app_grant}, as installation tokens depend on them. */
@Singleton
class InstallationStandingStore {
    private static final String STANDING = """
            SELECT i.id, i.account_id, i.generation, i.state,
                   i.tokens_valid_from,
                   (SELECT v.tokens_valid_from FROM app_validity v WHERE v.app_id = i.app_id) AS app_valid_from,
                   (SELECT v.app_sequence FROM app_validity v WHERE v.app_id = i.app_id) AS app_sequence,
                   ARRAY(SELECT DISTINCT unnest(s.scopes) AS scope
                           FROM app_grant g JOIN scope_set s ON s.id = g.scope_set_id
                          WHERE g.app_id = i.app_id AND g.account_id = i.account_id AND g.generation = i.generation
                            AND g.revoked_at IS NULL
                          ORDER BY scope) AS scopes
              FROM installation i WHERE i.app_id = ? AND""";

    /**
     * By the clock that all pods share, and a little later: a pod that is ahead issued its tokens in what is the future here,
     * and none that comes now is issued before this, whichever clock its pod has.
     */
    private static final String END_TOKENS = """
            UPDATE installation
               SET tokens_valid_from = greatest(tokens_valid_from, ?,
                       date_trunc('second', clock_timestamp()) + interval '3 seconds')
             WHERE app_id = ? AND account_id = ?""";

    private final SqlStore sql;

    InstallationStandingStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Empty when the app has no such installation, whoever else has. */
    Optional<InstallationStanding> find(int appId, InstallationName name) {
        return switch (name) {
            case InstallationName.ById(var id) ->
                sql.queryOne(STANDING + " i.id = ?", InstallationStandingStore::read, appId, id);
            case InstallationName.ByAccount(var accountId) ->
                sql.queryOne(STANDING + " i.account_id = ?", InstallationStandingStore::read, appId, accountId);
        };
    }

    /** Of an installation: those issued until now, and until another time where that is later. */
    void endTokens(int appId, int accountId, Instant issuedUntil) {
        sql.update(END_TOKENS, issuedUntil.plusSeconds(1), appId, accountId);
    }

    private static InstallationStanding read(ResultSet row) throws SQLException {
        return new InstallationStanding(
                row.getString("id"),
                row.getInt("account_id"),
                row.getInt("generation"),
                InstallationState.valueOf(row.getString("state")),
                AppValidityStore.read(row),
                SqlStore.texts(row, "scopes"));
    }
}

package dev.grantway.registry.domains;

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
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code publisher_domain}. */
@Singleton
class PublisherDomainStore {
    private static final String COLUMNS = "account_id, domain, challenge, claimed_at, verified_at, seen_at, misses";

    private static final String FIND =
            "SELECT " + COLUMNS + " FROM publisher_domain WHERE account_id = ? AND domain <> ''";

    /**
     * The same domain again is the same claim: the record that the developer made stays good. When somebody looked stays,
     * too: with each claim another look could be had. And the account stays open until it is stored.
     */
    private static final String CLAIM = """
            INSERT INTO publisher_domain AS p (account_id, domain, challenge, claimed_at, misses, next_look_at, told)
            SELECT a.id, ?, ?, ?, 0, ?, true FROM account a WHERE a.id = ? AND a.closed_at IS NULL FOR SHARE OF a
            ON CONFLICT (account_id) DO UPDATE
               SET domain = excluded.domain, challenge = excluded.challenge, claimed_at = excluded.claimed_at,
                   verified_at = NULL, seen_at = NULL, misses = 0,
                   next_look_at = excluded.next_look_at, told = p.told AND p.verified_at IS NULL
             WHERE p.domain <> excluded.domain""";

    /** Not at every press of a button: each look is a question to servers of others. */
    private static final String MAY_LOOK = """
            UPDATE publisher_domain SET looked_at = ?
             WHERE account_id = ? AND domain <> '' AND (looked_at IS NULL OR looked_at <= ?)
            RETURNING\s""" + COLUMNS;

    /** Whoever gets it has it to himself until the lease ends. Verified ones first: those that may be lost count. */
    private static final String NEXT_DUE = """
            UPDATE publisher_domain SET next_look_at = ?
             WHERE account_id = (SELECT account_id FROM publisher_domain WHERE next_look_at <= ?
                                  ORDER BY verified_at IS NULL, next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + COLUMNS;

    /** Only of the claim that was looked at: the developer may have made another one meanwhile. */
    private static final String SAVE = """
            UPDATE publisher_domain
               SET verified_at = ?, seen_at = ?, misses = ?, next_look_at = ?, told = told AND NOT ?
             WHERE account_id = ? AND challenge = ? AND verified_at IS NOT DISTINCT FROM ?""";

    private static final String UNTOLD =
            "SELECT account_id FROM publisher_domain WHERE NOT told ORDER BY random() LIMIT ?";
    private static final String IS_UNTOLD = "SELECT 1 FROM publisher_domain WHERE account_id = ? AND NOT told";
    private static final String TOLD = """
            UPDATE publisher_domain SET told = true WHERE account_id = ? AND verified_at IS NOT DISTINCT FROM ?""";

    /** The row stays until the others are told; nothing is looked at any more. */
    private static final String FORGET = """
            UPDATE publisher_domain
               SET domain = '', challenge = '', verified_at = NULL, seen_at = NULL, next_look_at = NULL,
                   told = told AND verified_at IS NULL
             WHERE account_id = ?""";

    private static final String DELETE = "DELETE FROM publisher_domain WHERE account_id = ?";

    private final DataSource database;

    PublisherDomainStore(DataSource database) {
        this.database = database;
    }

    Optional<DomainClaim> find(int accountId) {
        return query(FIND, statement -> statement.setInt(1, accountId)).stream().findFirst();
    }

    /** In the place of one to another domain. */
    void claim(DomainClaim claim, Instant firstLookAt) {
        var _ = update(CLAIM, statement -> {
            statement.setString(1, claim.domain());
            statement.setString(2, claim.challenge());
            statement.setObject(3, utc(claim.claimedAt()));
            statement.setObject(4, utc(firstLookAt));
            statement.setInt(5, claim.accountId());
        });
    }

    /** The claim to look at, unless somebody asked for that since {@code notSince}. */
    Optional<DomainClaim> mayLook(int accountId, Instant now, Instant notSince) {
        return query(MAY_LOOK, statement -> {
                    statement.setObject(1, utc(now));
                    statement.setInt(2, accountId);
                    statement.setObject(3, utc(notSince));
                })
                .stream()
                .findFirst();
    }

    /** The verified one that is due for longest, or else the claim, for as long as the lease. */
    Optional<DomainClaim> nextDue(Instant now, Instant leaseEndsAt) {
        return query(NEXT_DUE, statement -> {
                    statement.setObject(1, utc(leaseEndsAt));
                    statement.setObject(2, utc(now));
                })
                .stream()
                .findFirst();
    }

    /** False when it was changed since it was looked at. */
    boolean save(DomainClaim before, DomainClaim after, Optional<Instant> nextLookAt) {
        return update(SAVE, statement -> {
                    setTime(statement, 1, after.verifiedAt());
                    setTime(statement, 2, after.seenAt());
                    statement.setInt(3, after.misses());
                    setTime(statement, 4, nextLookAt);
                    statement.setBoolean(5, before.isVerified() != after.isVerified());
                    statement.setInt(6, before.accountId());
                    statement.setString(7, before.challenge());
                    setTime(statement, 8, before.verifiedAt());
                })
                == 1;
    }

    /** Accounts of which the other services have not heard yet how they stand. */
    List<Integer> untold(int atMost) {
        return run(UNTOLD, statement -> {
            statement.setInt(1, atMost);
            var accounts = new ArrayList<Integer>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    accounts.add(rows.getInt(1));
                }
            }
            return accounts;
        });
    }

    boolean isUntold(int accountId) {
        return run(IS_UNTOLD, statement -> {
            statement.setInt(1, accountId);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** They have heard of this; not of what came since. */
    void told(int accountId, Optional<Instant> verifiedAt) {
        var _ = update(TOLD, statement -> {
            statement.setInt(1, accountId);
            setTime(statement, 2, verifiedAt);
        });
    }

    /** False when there was none. */
    boolean forget(int accountId) {
        return update(FORGET, statement -> statement.setInt(1, accountId)) == 1;
    }

    boolean delete(int accountId) {
        return update(DELETE, statement -> statement.setInt(1, accountId)) == 1;
    }

    private List<DomainClaim> query(String sql, Parameters parameters) {
        return run(sql, statement -> {
            parameters.set(statement);
            var claims = new ArrayList<DomainClaim>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    claims.add(claim(rows));
                }
            }
            return claims;
        });
    }

    private int update(String sql, Parameters parameters) {
        return run(sql, statement -> {
            parameters.set(statement);
            return statement.executeUpdate();
        });
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("domains of publishers could not be read or stored", e);
        }
    }

    private static DomainClaim claim(ResultSet row) throws SQLException {
        return new DomainClaim(
                row.getInt("account_id"),
                row.getString("domain"),
                row.getString("challenge"),
                time(row, "claimed_at").orElseThrow(),
                time(row, "verified_at"),
                time(row, "seen_at"),
                row.getInt("misses"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static void setTime(PreparedStatement statement, int at, Optional<Instant> time) throws SQLException {
        statement.setObject(at, time.map(PublisherDomainStore::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}

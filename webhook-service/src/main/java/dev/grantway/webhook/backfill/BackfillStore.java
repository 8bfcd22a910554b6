package dev.grantway.webhook.backfill;

import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.platform.catalog.CatalogListener;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code installation_backfill}: one row per generation that became active. */
@Singleton
class BackfillStore implements CatalogListener<InstallationSnapshot> {
    private static final String ADD = """
            INSERT INTO installation_backfill (installation_id, generation, account_id, tokens_issued_at)
            VALUES (?, ?, ?, ?) ON CONFLICT (installation_id, generation) DO NOTHING""";

    private static final String CLAIM = """
            UPDATE installation_backfill SET claimed_until = ?
             WHERE (installation_id, generation) = (
                   SELECT installation_id, generation FROM installation_backfill
                    WHERE done_at IS NULL AND claimed_until < ?
                    ORDER BY tokens_issued_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING installation_id, generation, account_id, tokens_issued_at""";

    private static final String RENEW = """
            UPDATE installation_backfill SET claimed_until = ? WHERE installation_id = ? AND generation = ?""";

    private static final String FINISH = """
            UPDATE installation_backfill SET done_at = ? WHERE installation_id = ? AND generation = ?""";

    private final DataSource database;

    BackfillStore(DataSource database) {
        this.database = database;
    }

    /** Notes an installation that is active for the first time in its generation, in the transaction that shows it. */
    @Override
    public void applied(InstallationSnapshot snapshot) {
        var accountId = snapshot.account().id();
        var issuedAt = snapshot.tokensIssuedAt();
        if (snapshot.status() != InstallationStatus.ACTIVE || accountId == null || issuedAt == null) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setString(1, snapshot.installationId());
            statement.setInt(2, snapshot.generation());
            statement.setInt(3, accountId);
            statement.setObject(4, utc(issuedAt));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the backfill could not be noted", e);
        }
    }

    /** Takes one that waits, or whose worker went silent. */
    Optional<Backfill> claim(Instant now, Instant until) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, utc(until));
            statement.setObject(2, utc(now));
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(backfill(result)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no backfill could be claimed", e);
        }
    }

    void renew(Backfill backfill, Instant until) {
        update(RENEW, backfill, until);
    }

    void finish(Backfill backfill, Instant now) {
        update(FINISH, backfill, now);
    }

    private void update(String sql, Backfill backfill, Instant at) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, utc(at));
            statement.setString(2, backfill.installationId());
            statement.setInt(3, backfill.generation());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the backfill could not be updated", e);
        }
    }

    private static Backfill backfill(ResultSet result) throws SQLException {
        return new Backfill(
                result.getString("installation_id"),
                result.getInt("generation"),
                result.getInt("account_id"),
                result.getObject("tokens_issued_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

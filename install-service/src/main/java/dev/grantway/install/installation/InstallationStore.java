package dev.grantway.install.installation;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code installation}. */
@Singleton
class InstallationStore {
    private static final String COLUMNS = """
            SELECT installation_id, app_id, account_id, generation, status, sequence, fact_sequence, client_id,
                   app_version, account_kind, scopes, installed_by, tokens_issued_at, removed_by, removal_reason,
                   changed_at, consent_version
              FROM installation\s""";

    private static final String INSERT = """
            INSERT INTO installation (installation_id, app_id, account_id, generation, status, sequence,
                                      fact_sequence, client_id, app_version, account_kind, scopes, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    /** Its history comes along; what Kafka was told under the id that was made up for it stays told under that. */
    private static final String GIVE_WAY = """
            WITH wish AS (SELECT installation_id FROM installation
                           WHERE app_id = ? AND account_id = ? AND status = 'REQUESTED' AND installation_id <> ?
                             FOR UPDATE),
                 facts AS (UPDATE installation_fact f SET installation_id = ? FROM wish
                            WHERE f.installation_id = wish.installation_id)
            UPDATE installation i SET installation_id = ? FROM wish WHERE i.installation_id = wish.installation_id""";

    private static final String COUNT_FACT = "UPDATE installation SET fact_sequence = ? WHERE installation_id = ?";

    private static final String DELETE_REQUESTED = """
            DELETE FROM installation WHERE installation_id = ? AND status = 'REQUESTED'""";

    private static final String UPDATE = """
            UPDATE installation
               SET generation = ?, status = ?, sequence = ?, fact_sequence = ?, client_id = ?, app_version = ?,
                   scopes = ?, installed_by = ?, tokens_issued_at = ?, removed_by = ?, removal_reason = ?,
                   removal_due_at = ?, changed_at = ?, consent_version = ?,
                   state_forgotten = false, erased_at = NULL -- a new state is told with it
             WHERE installation_id = ?""";

    private static final String CLAIM = """
            UPDATE installation SET removal_due_at = ?
             WHERE installation_id IN (SELECT installation_id FROM installation
                                        WHERE status = 'UNINSTALLING' AND removal_due_at <= ?
                                        ORDER BY removal_due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING installation_id""";

    private final DataSource database;

    InstallationStore(DataSource database) {
        this.database = database;
    }

    /**
     * Inserts one that was consented to. Where the app was only asked for, that row becomes this one: token-service knows
     * this id, and of the other nobody but this service.
     *
     * @return whether the account had no row of the app before
     */
    boolean open(Installation fresh) {
        if (insert(fresh)) {
            return true;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(GIVE_WAY)) {
            statement.setInt(1, fresh.app().id());
            statement.setInt(2, fresh.accountId());
            statement.setString(3, fresh.id());
            statement.setString(4, fresh.id());
            statement.setString(5, fresh.id());
            statement.executeUpdate();
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException("a requested installation could not give way", e);
        }
    }

    /** False when there is one already, of this id or of this app in this account. */
    boolean insert(Installation fresh) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, fresh.id());
            statement.setInt(2, fresh.app().id());
            statement.setInt(3, fresh.accountId());
            statement.setInt(4, fresh.generation());
            statement.setString(5, fresh.status().name());
            statement.setLong(6, fresh.sequence());
            statement.setLong(7, fresh.factSequence());
            statement.setString(8, fresh.app().clientId());
            statement.setString(9, fresh.app().version());
            statement.setString(10, fresh.account().kind());
            statement.setArray(11, text(connection, fresh.scopes()));
            statement.setObject(12, utc(fresh.changedAt()));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the installation could not be inserted", e);
        }
    }

    Optional<Installation> find(String id) {
        return one("WHERE installation_id = ?", statement -> statement.setString(1, id));
    }

    /** Keeps the row from others until the caller's transaction ends. */
    Optional<Installation> lock(String id) {
        return one("WHERE installation_id = ? FOR UPDATE", statement -> statement.setString(1, id));
    }

    /** The same by app and account. */
    Optional<Installation> lock(int appId, int accountId) {
        return one("WHERE app_id = ? AND account_id = ? FOR UPDATE", statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, accountId);
        });
    }

    Optional<Installation> find(int appId, int accountId) {
        return one("WHERE app_id = ? AND account_id = ?", statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, accountId);
        });
    }

    /** Those with these ids, in no order. */
    List<Installation> findAll(List<String> ids) {
        return select(
                "WHERE installation_id = ANY (?)",
                statement -> statement.setArray(1, text(statement.getConnection(), ids)));
    }

    /** The account's installations, the newest first. */
    List<Installation> ofAccount(int accountId) {
        return select(
                "WHERE account_id = ? ORDER BY tokens_issued_at DESC NULLS FIRST, installation_id",
                statement -> statement.setInt(1, accountId));
    }

    /**
     * Stores a changed one, whose row the caller has locked.
     *
     * @param removalDueAt when the sweeper may take its removal up; absent unless it is being removed
     */
    void update(Installation changed, @Nullable Instant removalDueAt) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(UPDATE)) {
            var removal = Optional.ofNullable(changed.removal());
            statement.setInt(1, changed.generation());
            statement.setString(2, changed.status().name());
            statement.setLong(3, changed.sequence());
            statement.setLong(4, changed.factSequence());
            statement.setString(5, changed.app().clientId());
            statement.setString(6, changed.app().version());
            statement.setArray(7, text(connection, changed.scopes()));
            statement.setObject(8, changed.installedBy());
            statement.setObject(9, utc(changed.tokensIssuedAt()));
            statement.setObject(10, removal.map(Removal::userId).orElse(null));
            statement.setString(11, removal.map(Removal::reason).orElse(null));
            statement.setObject(12, utc(removalDueAt));
            statement.setObject(13, utc(changed.changedAt()));
            statement.setInt(14, changed.consentVersion());
            statement.setString(15, changed.id());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the installation could not be updated", e);
        }
    }

    /** Deletes one that was only asked for, whose row the caller has locked. */
    void deleteRequested(String id) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DELETE_REQUESTED)) {
            statement.setString(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a requested installation could not be deleted", e);
        }
    }

    /** Stores that one more fact was told, and nothing else; the caller has locked the row. */
    void countFact(Installation told) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT_FACT)) {
            statement.setLong(1, told.factSequence());
            statement.setString(2, told.id());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the fact could not be counted", e);
        }
    }

    /** Takes removals that nobody works on, and keeps other pods from them for the lease. */
    List<String> claimRemovals(Instant now, Duration lease, int limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, utc(now.plus(lease)));
            statement.setObject(2, utc(now));
            statement.setInt(3, limit);
            try (var rows = statement.executeQuery()) {
                var claimed = new ArrayList<String>();
                while (rows.next()) {
                    claimed.add(rows.getString(1));
                }
                return claimed;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("removals could not be claimed", e);
        }
    }

    private Optional<Installation> one(String condition, Binding binding) {
        return select(condition, binding).stream().findFirst();
    }

    private List<Installation> select(String condition, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COLUMNS + condition)) {
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<Installation>();
                while (rows.next()) {
                    found.add(installation(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("installations could not be read", e);
        }
    }

    private static Installation installation(ResultSet row) throws SQLException {
        return new Installation(
                row.getString("installation_id"),
                row.getInt("generation"),
                row.getLong("sequence"),
                row.getLong("fact_sequence"),
                InstallationStatus.valueOf(row.getString("status")),
                new EventApp(row.getInt("app_id"), row.getString("client_id"), row.getString("app_version")),
                EventAccount.own(row.getInt("account_id"), row.getString("account_kind")),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getInt("consent_version"),
                row.getObject("installed_by", Integer.class),
                instant(row, "tokens_issued_at"),
                removal(row),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Removal removal(ResultSet row) throws SQLException {
        @Nullable String reason = row.getString("removal_reason");
        return reason == null ? null : new Removal(row.getObject("removed_by", Integer.class), reason);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static java.sql.Array text(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}

package dev.grantway.install.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.SupportContact;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Fills an account with installations and app names by SQL: no test waits for thousands of consents. */
@Singleton
public class ManyInstalls {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private static final String INSERT = """
            INSERT INTO installation (installation_id, app_id, account_id, generation, status, sequence, fact_sequence,
                                      client_id, app_version, account_kind, scopes, installed_by, tokens_issued_at,
                                      changed_at)
            VALUES (?, ?, ?, 1, ?, 1, 1, ?, '1.0.0', 'STANDARD', '{base,contacts.read}', 7, ?, ?)""";

    private static final String NAME = """
            INSERT INTO catalog_entry (topic, record_key, alternate_key, sequence, payload)
            VALUES ('grantway.apps.v1', ?, ?, 1, ?)""";

    private static final String USED = """
            INSERT INTO installation_usage (installation_id, first_call_at, last_used_at) VALUES (?, ?, ?)""";

    private final DataSource database;
    private final ObjectMapper json;

    ManyInstalls(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** So many in a new account, each a second after the one before; they get no names. */
    public int fill(int count) {
        int accountId = Stage.newId();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (int each : IntStream.range(0, count).toArray()) {
                add(insert, accountId, InstallationStatus.ACTIVE, FIRST.plusSeconds(each));
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return accountId;
    }

    /** One in the account, of an app with this name. */
    public String add(int accountId, String name, InstallationStatus status, Instant issuedAt) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT);
                var named = connection.prepareStatement(NAME)) {
            int appId = add(insert, accountId, status, issuedAt);
            insert.executeBatch();
            named.setString(1, Integer.toString(appId));
            named.setString(2, "client-" + appId);
            named.setString(3, json.writeValueAsString(app(appId, name)));
            named.executeUpdate();
            return id(appId);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It called last at this time. */
    public void used(String id, Instant at) {
        try (var connection = database.getConnection();
                var used = connection.prepareStatement(USED)) {
            used.setString(1, id);
            used.setObject(2, at.atOffset(ZoneOffset.UTC));
            used.setObject(3, at.atOffset(ZoneOffset.UTC));
            used.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When its first tokens were issued. */
    public Instant issuedAt(String id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT tokens_issued_at FROM installation WHERE installation_id = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of all in the account. */
    public List<String> ids(int accountId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT array_agg(installation_id) FROM installation WHERE account_id = ?")) {
            select.setInt(1, accountId);
            try (var rows = select.executeQuery()) {
                rows.next();
                return List.of((String[]) rows.getArray(1).getArray());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int add(PreparedStatement insert, int accountId, InstallationStatus status, Instant issuedAt)
            throws SQLException {
        int appId = Stage.newId();
        insert.setString(1, id(appId));
        insert.setInt(2, appId);
        insert.setInt(3, accountId);
        insert.setString(4, status.name());
        insert.setString(5, "client-" + appId);
        insert.setObject(6, issuedAt.atOffset(ZoneOffset.UTC));
        insert.setObject(7, issuedAt.atOffset(ZoneOffset.UTC));
        insert.addBatch();
        return appId;
    }

    private static AppSnapshot app(int appId, String name) {
        return new AppSnapshot(
                appId,
                1,
                AppStatus.ACTIVE,
                100_001,
                null,
                name,
                null,
                null,
                new SupportContact(null, null, null),
                null,
                "client-" + appId,
                true,
                AppTokens.STABLE,
                List.of(),
                new AppScopes(List.of("base"), List.of(), List.of()),
                null,
                List.of(),
                "1.0.0",
                null,
                null,
                FIRST);
    }

    /** In no order of the numbers, as real ones are. */
    private static String id(int appId) {
        return "ins_many" + Integer.toHexString(Integer.reverse(appId));
    }
}

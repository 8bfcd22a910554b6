package dev.grantway.registry.installs;

import dev.grantway.contracts.events.InstallationSnapshot;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code app_installation} and {@code install_fact}. */
@Singleton
class InstallStore {
    /** An older state changes nothing, however late or often it comes. */
    private static final String STATE = """
            INSERT INTO app_installation AS known (installation_id, app_id, account_id, external_account, account_kind,
                   generation, sequence, status, app_version, scopes, tokens_issued_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (installation_id) DO UPDATE
               SET generation = excluded.generation, sequence = excluded.sequence, status = excluded.status,
                   app_version = excluded.app_version, scopes = excluded.scopes,
                   tokens_issued_at = excluded.tokens_issued_at, changed_at = excluded.changed_at
             WHERE (known.generation, known.sequence) < (excluded.generation, excluded.sequence)""";

    private static final String FACT = """
            INSERT INTO install_fact (event_id, installation_id, generation, sequence, type, happened_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING""";

    private static final List<String> FORGET = List.of(
            "DELETE FROM app_installation WHERE installation_id = ?",
            "DELETE FROM install_fact WHERE installation_id = ?");

    private static final String FORGET_FACTS = """
            DELETE FROM install_fact WHERE event_id IN (
                SELECT event_id FROM install_fact WHERE happened_at < ? ORDER BY happened_at LIMIT ?)""";

    private final DataSource database;
    private final UsageStore usage;

    InstallStore(DataSource database, UsageStore usage) {
        this.database = database;
        this.usage = usage;
    }

    /** Something that happened, as it came. */
    record Fact(
            String eventId, String installationId, int generation, long sequence, String type, Instant happenedAt) {}

    /** Takes states in, in their order. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void states(List<InstallationSnapshot> told) {
        batch(STATE, told, (statement, state) -> {
            statement.setString(1, state.installationId());
            statement.setInt(2, state.app().id());
            statement.setObject(3, state.account().id(), Types.INTEGER);
            statement.setString(4, state.account().externalId());
            statement.setString(5, state.account().kind());
            statement.setInt(6, state.generation());
            statement.setLong(7, state.sequence());
            statement.setString(8, state.status().name());
            statement.setString(9, state.app().version());
            statement.setArray(
                    10,
                    statement
                            .getConnection()
                            .createArrayOf("text", state.scopes().toArray()));
            statement.setObject(11, utc(state.tokensIssuedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(12, utc(state.changedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        });
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void facts(List<Fact> told) {
        batch(FACT, told, (statement, fact) -> {
            statement.setString(1, fact.eventId());
            statement.setString(2, fact.installationId());
            statement.setInt(3, fact.generation());
            statement.setLong(4, fact.sequence());
            statement.setString(5, fact.type());
            statement.setObject(6, utc(fact.happenedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        });
    }

    /** All that is known of an installation: its account was erased, or it is gone for long. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget(String installationId) {
        FORGET.forEach(sql -> batch(sql, List.of(installationId), (statement, id) -> statement.setString(1, id)));
        usage.forget(installationId);
    }

    /** Drops some of what happened before a time; how many. */
    int forgetFactsBefore(Instant limit, int atMost) {
        return forget(FORGET_FACTS, limit, atMost);
    }

    private int forget(String sql, Instant limit, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old news of installations could not be dropped", e);
        }
    }

    private <T> void batch(String sql, List<T> all, Binding<T> binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (T each : all) {
                binding.bind(statement, each);
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("news of installations could not be stored", e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private interface Binding<T> {
        void bind(PreparedStatement statement, T value) throws SQLException;
    }
}

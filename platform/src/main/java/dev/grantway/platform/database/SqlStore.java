package dev.grantway.platform.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs one statement for the stores of the features, in the caller's transaction or in one of its own. */
@Singleton
public class SqlStore {
    /** How long PostgreSQL may take to give a statement up. */
    private static final Duration CANCELLING = Duration.ofSeconds(30);

    private final DataSource database;

    /** The way to a database. */
    public SqlStore(DataSource database) {
        this.database = database;
    }

    /** Reads a row. */
    public interface RowInStore<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Uses a connection for several statements. */
    public interface WorkInStore<T> {
        T on(Connection connection) throws SQLException;
    }

    /** All rows of a statement. */
    public <T> List<T> query(String sql, RowInStore<T> reader, @Nullable Object... parameters) {
        return onOneConnection(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return rows(statement, reader);
            }
        });
    }

    /**
     * All rows of a statement that may take minutes, such as one that reads a whole table: the connection waits so long for
     * it, and no longer.
     */
    public <T> List<T> queryAtLength(Duration longest, String sql, RowInStore<T> reader) {
        return onOneConnection(connection -> {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(longest.plus(CANCELLING).toMillis()));
            try (var statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout(Math.toIntExact(longest.toSeconds()));
                return rows(statement, reader);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        });
    }

    /** The first row of a statement; empty when there is none. */
    public <T> Optional<T> queryOne(String sql, RowInStore<T> reader, @Nullable Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** Runs a statement for each list of parameters, all of them at once. */
    public void updateEach(String sql, List<? extends List<? extends @Nullable Object>> each) {
        var _ = onOneConnection(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var parameters : each) {
                    bind(statement, parameters.toArray());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    /** How many rows a statement changed. */
    public int update(String sql, @Nullable Object... parameters) {
        return onOneConnection(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Runs several statements on one connection, each committed by itself unless the caller has a transaction.
     *
     * @throws DatabaseAway when PostgreSQL could not be asked
     */
    public <T> T onOneConnection(WorkInStore<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw FailedStore.isOwnFault(e)
                    ? new IllegalStateException("PostgreSQL refused: " + e.getSQLState(), e)
                    : away(e);
        }
    }

    /** Whether the calling thread has a transaction. */
    public static boolean isInTransaction() {
        return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** Whether a failure comes of a database that is away, however deep it is wrapped. */
    public static boolean isAway(Throwable failure) {
        return FailedStore.isAway(failure)
                || FailedStore.causes(failure).stream().anyMatch(DatabaseAway.class::isInstance);
    }

    /** Whether PostgreSQL gave a statement up because others changed the same at this time: it may be tried again. */
    public static boolean isConflict(Throwable failure) {
        return FailedStore.isConflict(failure);
    }

    /** A column's time. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A column's time; empty for a null. */
    public static Optional<Instant> findInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** A column of texts. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static DatabaseAway away(SQLException e) {
        return new DatabaseAway(e);
    }

    private static <T> List<T> rows(PreparedStatement statement, RowInStore<T> reader) throws SQLException {
        try (var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case List<?> texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
            case UUID[] ids ->
                statement.setArray(index, statement.getConnection().createArrayOf("uuid", ids));
            case Integer[] numbers ->
                statement.setArray(index, statement.getConnection().createArrayOf("integer", numbers));
            case Double[] numbers ->
                statement.setArray(index, statement.getConnection().createArrayOf("float8", numbers));
            case byte[][] values ->
                statement.setArray(index, statement.getConnection().createArrayOf("bytea", values));
            case byte[] bytes -> statement.setBytes(index, bytes);
            case UUID id -> statement.setObject(index, id);
            case null, default -> statement.setObject(index, value);
        }
    }
}

package dev.grantway.token.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.grantway.platform.database.DatabaseAway;
import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.http.FailureMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T22")
class DatabaseAwayTest {
    @Test
    void isAnswered503WithATimeToTryAgain() throws Exception {
        try (var database = nobodyListensThere()) {
            var sql = new SqlStore(database);

            var failure = catchThrowableOfType(DatabaseAway.class, () -> sql.update("SELECT 1"));

            var answer = new FailureMapper().answer(failure);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeaderString("Retry-After")).isNotBlank();
            assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void isNotWhatOurOwnMistakesAre() {
        assertThat(SqlStore.isAway(new IllegalStateException(new SQLException("x", "42601"))))
                .isFalse();
        assertThat(SqlStore.isAway(new IllegalStateException(new SQLException("x", "08006"))))
                .isTrue();
        assertThat(SqlStore.isAway(new IllegalStateException(new SQLException("pool is empty"))))
                .isTrue();
        assertThat(new FailureMapper()
                        .answer(new IllegalStateException("a mistake"))
                        .getStatus())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void isNotWhatOthersWhoChangeTheSameAre(String state) {
        var failure = new UndeclaredThrowableException(new RollbackException("could not commit"));
        failure.addSuppressed(new IllegalStateException(new SQLException("x", state)));

        var answer = new FailureMapper().answer(failure);

        assertThat(SqlStore.isConflict(failure)).isTrue();
        assertThat(SqlStore.isConflict(new IllegalStateException(new SQLException("x", "08006"))))
                .isFalse();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isNotBlank();
        assertThat(answer.getEntity().toString()).contains("Try again").doesNotContain("away");
    }

    static Stream<Exception> failuresOfACommit() {
        return Stream.of(
                new RollbackException("could not commit"),
                new SystemException("could not commit"),
                new HeuristicMixedException("could not commit"),
                new HeuristicRollbackException("could not commit"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfACommit")
    void isWhatACommitThatFailsMeans(Exception failure) {
        var answer = new FailureMapper().answer(new UndeclaredThrowableException(failure));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isNotBlank();
        assertThat(answer.getEntity().toString()).doesNotContain("Nothing was changed");
    }

    @Test
    void isFoundAmongWhatIsSuppressed() {
        var failure = new IllegalStateException("a wrapper");
        failure.addSuppressed(new IllegalStateException(failure)); // in a circle
        failure.addSuppressed(new IllegalStateException(new SQLException("x", "57P01")));

        assertThat(SqlStore.isAway(failure)).isTrue();
    }

    @Test
    void isNotACommitThatBreaksAConstraint() {
        var failure = new RollbackException("could not commit");
        failure.addSuppressed(new IllegalStateException(new SQLException("x", "23505")));

        assertThat(SqlStore.isAway(new UndeclaredThrowableException(failure))).isFalse();
    }

    @Test
    void saysNothingOfTheStatement() throws Exception {
        try (var database = nobodyListensThere()) {
            var sql = new SqlStore(database);

            assertThatThrownBy(() -> sql.update("SELECT 'secret'")).hasMessage("PostgreSQL is away");
        }
    }

    private static AgroalDataSource nobodyListensThere() throws IOException, SQLException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl("jdbc:postgresql://localhost:" + port + "/none"))));
    }
}

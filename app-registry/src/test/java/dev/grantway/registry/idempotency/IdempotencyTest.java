package dev.grantway.registry.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What comes of creations that are sent again. */
@QuarkusTest
class IdempotencyTest {
    private final Idempotency idempotency;
    private final IdempotencyRetention retention;
    private final DataSource database;
    private final AtomicInteger made = new AtomicInteger();
    private final String key = UUID.randomUUID().toString();

    IdempotencyTest(Idempotency idempotency, IdempotencyRetention retention, DataSource database) {
        this.idempotency = idempotency;
        this.retention = retention;
        this.database = database;
    }

    @Test
    void areMadeOnceAndAnsweredTheSame() {
        var first = once("user:1", "/a", "x");

        assertThat(once("user:1", "/a", "x")).isEqualTo(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void areOthersOfAnotherCallerOrPath() {
        once("user:1", "/a", "x");

        assertThat(once("user:2", "/a", "y")).isInstanceOf(RepeatOutcome.Made.class);
        assertThat(once("user:1", "/b", "y")).isInstanceOf(RepeatOutcome.Made.class);
        assertThat(made).hasValue(3);
    }

    @Test
    void areToldThatTheKeyMeantSomethingElse() {
        once("user:1", "/a", "x");

        assertThat(once("user:1", "/a", "y")).isInstanceOf(RepeatOutcome.OtherContent.class);
        assertThat(made).hasValue(1);
    }

    @Test
    void areToldThatTheFirstStillRuns() {
        var second = new CompletableFuture<RepeatOutcome<String>>();

        var first = idempotency.<String>once(attempt("user:1", "/a", "x"), () -> {
            second.complete(CompletableFuture.supplyAsync(() -> once("user:1", "/a", "x"))
                    .join());
            return new RepeatOutcome.Made<>(answer());
        });

        assertThat(second).isCompletedWithValueMatching(RepeatOutcome.StillRunning.class::isInstance);
        assertThat(once("user:1", "/a", "x")).isEqualTo(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void areAsNewWhereNothingWasMade() {
        idempotency.once(attempt("user:1", "/a", "wrong"), () -> new RepeatOutcome.NotMade<>("refused"));

        assertThat(once("user:1", "/a", "right")).isInstanceOf(RepeatOutcome.Made.class);
    }

    @Test
    void areAsNewWhereItBrokeOff() {
        assertThatThrownBy(() -> idempotency.once(attempt("user:1", "/a", "x"), () -> {
                    throw new IllegalStateException("broke off");
                }))
                .hasMessageContaining("broke off");

        assertThat(once("user:1", "/a", "x")).isInstanceOf(RepeatOutcome.Made.class);
        assertThat(made).hasValue(1);
    }

    @Test
    void areNewAfterADay() throws SQLException {
        once("user:1", "/a", "x");
        makeOlder();

        assertThat(once("user:1", "/a", "y")).isInstanceOf(RepeatOutcome.Made.class);
        assertThat(made).hasValue(2);
        assertThat(once("user:1", "/a", "y")).isInstanceOf(RepeatOutcome.Made.class);
        assertThat(made).hasValue(2);
    }

    @Test
    void areForgottenAfterADayAndNoSooner() throws SQLException {
        once("user:1", "/a", "x");
        retention.sweep();
        assertThat(rows()).isEqualTo(1);
        makeOlder();
        retention.sweep();

        assertThat(rows()).isZero();
    }

    @Test
    void areKeptSealed() throws SQLException {
        once("user:1", "/a", "x");

        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT sealed FROM idempotency_answer WHERE key = ?")) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain("secret");
            }
        }
    }

    private RepeatOutcome<String> once(String caller, String path, String content) {
        return idempotency.once(attempt(caller, path, content), () -> new RepeatOutcome.Made<>(answer()));
    }

    private KeptAnswer answer() {
        return new KeptAnswer(201, "/made/" + made.incrementAndGet(), null, "{\"secret\":1}");
    }

    private Attempt attempt(String caller, String path, String content) {
        return Attempt.of(caller, path, key, content.getBytes(StandardCharsets.UTF_8));
    }

    private void makeOlder() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE idempotency_answer SET made_at = made_at - interval '24 hours' WHERE key = ?")) {
            statement.setString(1, key);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private int rows() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT count(*) FROM idempotency_answer WHERE key = ?")) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        }
    }
}

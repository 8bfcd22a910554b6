package dev.grantway.webhook.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryHourStoreTest {
    private final DeliveryHourStore store;
    private final AgroalDataSource database;

    DeliveryHourStoreTest(DeliveryHourStore store, AgroalDataSource database) {
        this.store = store;
        this.database = database;
    }

    @Test
    void addingToAnHourThatIsUntoldAlreadyChangesNoIndex() {
        var count = new HourCount("ins_" + UUID.randomUUID(), Instant.parse("2026-01-01T00:00:00Z"), 1, 2, 3, 4);

        long onTheSamePage = QuarkusTransaction.requiringNew().call(() -> {
            store.add(List.of(count));
            long before = hotUpdates();
            store.add(List.of(count));
            return hotUpdates() - before;
        });

        assertThat(onTheSamePage).isEqualTo(1);
    }

    /** By this connection, the running transaction's among them. */
    private long hotUpdates() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT pg_stat_get_xact_tuples_hot_updated('delivery_hour'::regclass)")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}

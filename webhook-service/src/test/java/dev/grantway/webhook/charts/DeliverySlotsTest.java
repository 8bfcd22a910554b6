package dev.grantway.webhook.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.log.LoggedAttempts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliverySlotsTest {
    private final int appId = Fixture.newId();
    private final DeliverySlots slots;
    private final DeliverySlotStore store;
    private final LoggedAttempts log;
    private final AgroalDataSource database;

    DeliverySlotsTest(DeliverySlots slots, DeliverySlotStore store, LoggedAttempts log, AgroalDataSource database) {
        this.slots = slots;
        this.store = store;
        this.log = log;
        this.database = database;
    }

    @Test
    void countsAnAttemptOnceHoweverOftenItsRecordComes() {
        var fast = log.draft(appId).took(10);
        var slow = log.draft(appId).took(1_000).status(500);
        var nowhere = log.draft(appId).failure("dns").took(4_000);

        log.add(fast, slow, fast);
        log.add(slow, nowhere);

        var last = slots.chart(appId, Period.HOUR).steps().stream()
                .filter(step -> step.attempts() > 0)
                .toList();
        assertThat(last.stream().mapToLong(Chart.Step::attempts).sum()).isEqualTo(3);
        assertThat(last.stream().mapToLong(Chart.Step::delivered).sum()).isOne();
        assertThat(last.getLast().p99().orElseThrow()).isLessThan(1_500); // who was not reached took no time
        assertThat(slots.chart(appId, Period.MONTH).attempts()).isEqualTo(3);
    }

    @Test
    void knowsTheLastSuccessAndTheLastHour() {
        var now = Instant.now();
        var good = now.minus(Duration.ofHours(3));
        log.add(
                log.draft(appId).at(good),
                log.draft(appId).at(good.minusSeconds(60)),
                log.draft(appId).at(now.minusSeconds(30)).status(500));

        var last = slots.lastAttempts(appId);

        assertThat(last.deliveredAt().orElseThrow()).isCloseTo(good, within(1, ChronoUnit.MILLIS));
        assertThat(last.failedAt()).isPresent();
        assertThat(last.attemptsInHour()).isOne();
        assertThat(last.deliveredInHour()).isZero();
    }

    @Test
    void addingToFiveMinutesChangesNoIndex() {
        var slot = SlotCount.beginning(Instant.now());
        var count = new SlotCount(appId, slot, 1, 1, Collections.nCopies(LatencyBuckets.COUNT, 1L), slot, null);

        long onTheSamePage = QuarkusTransaction.requiringNew().call(() -> {
            store.add(List.of(count));
            long before = hotUpdates();
            store.add(List.of(count));
            return hotUpdates() - before;
        });

        assertThat(onTheSamePage).isEqualTo(1);
        assertThat(store.find(appId, slot)).singleElement().satisfies(sum -> {
            assertThat(sum.attempts()).isEqualTo(2);
            assertThat(sum.took()).containsOnly(2L).hasSize(LatencyBuckets.COUNT);
        });
    }

    /** By this connection, the running transaction's among them. */
    private long hotUpdates() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT sum(pg_stat_get_xact_tuples_hot_updated(inhrelid)) FROM pg_inherits
                         WHERE inhparent = 'delivery_slot'::regclass""")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}

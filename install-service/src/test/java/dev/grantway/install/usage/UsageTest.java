package dev.grantway.install.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.events.UsageTotals.ScopeCalls;
import dev.grantway.install.stage.ManyInstalls;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Usage as it comes from the topic: again, late, in any order. */
@QuarkusTest
class UsageTest {
    private final Instant thisHour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private final Stage stage;
    private final ManyInstalls many;
    private final UsageStore store;
    private final UsageReadStore read;
    private final UsageView view;
    private final UsageRetention retention;

    UsageTest(
            Stage stage,
            ManyInstalls many,
            UsageStore store,
            UsageReadStore read,
            UsageView view,
            UsageRetention retention) {
        this.read = read;
        this.stage = stage;
        this.many = many;
        this.store = store;
        this.view = view;
        this.retention = retention;
    }

    @Test
    void comesFromTheTopic() {
        String id = installation();
        stage.publish(told(id, thisHour, "one", 1, 2));
        stage.publish(told(id, thisHour, "one", 2, 7));

        await().atMost(Duration.ofSeconds(60)).until(() -> calls(id) == 7);
    }

    /** The news of a consent and of its first calls come on two topics, and either may be late. */
    @Test
    void isKeptOfAnInstallationThatIsNotKnownYet() {
        String id = "ins_late" + UUID.randomUUID();
        store.record(List.of(told(id, thisHour, "one", 1, 5)));

        assertThat(calls(id)).isEqualTo(5);
        assertThat(view.span(id, Instant.EPOCH)).isPresent();
    }

    @Test
    void isDroppedByAgeWhereTheInstallationNeverBecameKnown() {
        String unknown = "ins_never" + UUID.randomUUID();
        String id = installation();
        var longAgo = thisHour.minus(Duration.ofDays(101));
        store.record(List.of(told(unknown, longAgo, "one", 1, 5), told(id, longAgo, "one", 1, 5)));

        retention.forget();

        assertThat(calls(unknown)).isZero();
        assertThat(view.span(unknown, Instant.EPOCH)).isEmpty();
        assertThat(view.span(id, Instant.EPOCH)).isPresent();
    }

    @Test
    void isOfThePresentGenerationAlone() {
        String id = installation(); // its tokens are of this year's beginning
        var began = many.issuedAt(id);
        store.record(List.of(told(id, began.minus(Duration.ofDays(1)), "one", 1, 9)));
        assertThat(view.of(id, began)).isEqualTo(Usage.NONE);

        store.record(List.of(told(id, thisHour, "one", 1, 2)));
        store.record(List.of(told(id, began.minus(Duration.ofDays(2)), "two", 1, 9)));

        var used = view.of(id, began);
        assertThat(used.scopes()).containsExactly(new Usage.ScopeCalls("contacts.read", 2, 2, 2));
        assertThat(used.refused()).isEqualTo(1);
        assertThat(used.span()).contains(new Usage.Span(thisHour.plusSeconds(1), thisHour.plusSeconds(10)));
    }

    @Test
    void holdsTheDeliveriesOfSevenDaysBesideTheCalls() {
        String id = installation();
        store.record(List.of(
                delivered(id, thisHour, 1, 3, 1),
                delivered(id, thisHour, 2, 7, 1),
                delivered(id, thisHour.minus(Duration.ofDays(3)), 1, 0, 4),
                delivered(id, thisHour.minus(Duration.ofDays(5)), 1, 0, 0),
                delivered(id, thisHour.minus(Duration.ofDays(9)), 1, 90, 90),
                told(id, thisHour, "one", 1, 2)));
        store.record(List.of(delivered(id, thisHour, 1, 3, 1)));

        var used = view.of(id, Instant.EPOCH);

        assertThat(used.deliveries())
                .containsExactly(
                        new Usage.DayDeliveries(day(thisHour), 7, 1),
                        new Usage.DayDeliveries(day(thisHour.minus(Duration.ofDays(3))), 0, 4));
        assertThat(calls(id)).isEqualTo(2);
        assertThat(used.span()).contains(new Usage.Span(thisHour.plusSeconds(1), thisHour.plusSeconds(10)));
    }

    @Test
    void isTheSameHoweverOftenAndInWhateverOrderItIsTold() {
        String id = installation();
        var told = new ArrayList<UsageTotals>();
        for (int hour = 0; hour < 5; hour++) {
            for (int sequence = 1; sequence <= 4; sequence++) {
                told.add(told(id, thisHour.minus(Duration.ofHours(hour)), "one", sequence, sequence * 10L));
                told.add(told(id, thisHour.minus(Duration.ofHours(hour)), "two", sequence, sequence));
            }
        }
        told.addAll(List.copyOf(told));
        Collections.shuffle(told, new Random(7));

        for (int from = 0; from < told.size(); from += 9) {
            store.record(told.subList(from, Math.min(from + 9, told.size())));
        }

        assertThat(calls(id)).isEqualTo(5 * (40 + 4));
        assertThat(view.of(id, Instant.EPOCH).refused()).isEqualTo(5 * 2);
        assertThat(view.of(id, Instant.EPOCH).span().orElseThrow())
                .isEqualTo(
                        new Usage.Span(thisHour.minus(Duration.ofHours(4)).plusSeconds(1), thisHour.plusSeconds(40)));
    }

    @Test
    void addsUpWeeksAndMonthsAndDays() {
        String id = installation();
        store.record(List.of(
                told(id, thisHour, "one", 1, 1),
                told(id, thisHour.minus(Duration.ofDays(6)), "one", 1, 2),
                told(id, thisHour.minus(Duration.ofDays(20)), "one", 1, 4),
                told(id, thisHour.minus(Duration.ofDays(60)), "one", 1, 8)));

        assertThat(view.of(id, Instant.EPOCH).scopes())
                .containsExactly(new Usage.ScopeCalls("contacts.read", 3, 7, 15));
        assertThat(view.of(id, Instant.EPOCH).days())
                .extracting(Usage.DayCalls::calls)
                .containsExactly(1L, 2L);
    }

    @Test
    void isDroppedWhenTheTopicDropsIt() {
        String id = installation();
        store.record(List.of(
                told(id, thisHour.minus(Duration.ofDays(101)), "one", 1, 5),
                told(id, thisHour.minus(Duration.ofDays(99)), "one", 1, 6)));

        retention.forget();

        assertThat(read.byScope(id, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH))
                .extracting(Usage.ScopeCalls::kept)
                .containsExactly(6L);
        assertThat(view.span(id, Instant.EPOCH).orElseThrow().firstCallAt())
                .isEqualTo(thisHour.minus(Duration.ofDays(101)).plusSeconds(1));
    }

    private String installation() {
        return many.ids(many.fill(1)).getFirst();
    }

    private long calls(String id) {
        return view.of(id, Instant.EPOCH).scopes().stream()
                .mapToLong(Usage.ScopeCalls::kept)
                .sum();
    }

    private static UsageTotals told(String id, Instant hour, String instance, int sequence, long calls) {
        return new UsageTotals(
                id,
                sequence,
                1,
                1,
                hour,
                "token",
                instance,
                calls,
                1,
                List.of(new ScopeCalls("contacts.read", calls)),
                null,
                null,
                hour.plusSeconds(1),
                hour.plusSeconds(sequence * 10L));
    }

    private static UsageTotals delivered(String id, Instant hour, int sequence, long delivered, long givenUp) {
        return new UsageTotals(
                id, sequence, 1, 1, hour, "webhook", "log", 0, 0, List.of(), delivered, givenUp, null, null);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}

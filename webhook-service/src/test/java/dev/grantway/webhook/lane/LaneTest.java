package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryBatch.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long LINGER = Duration.ofMillis(20).toNanos();
    private static final int NO_LIMIT = 100;

    private final PartitionProgress progress = PartitionProgress.from(null, 10);
    private final Lane lane = new Lane(300001, 0, new Breaker(Configs.breaker()), Configs.lane(), 0);

    @Test
    void joinsFirstAttemptsOfOneInstallationUpToAHundred() {
        IntStream.range(0, 250).forEach(number -> lane.add(taken(number, "ins_1", false, 100), 100, 0));

        var works = all();

        assertThat(works)
                .extracting(
                        work -> work.batch().deliveries().size(),
                        work -> work.sources().size())
                .containsExactly(tuple(100, 100), tuple(100, 100), tuple(50, 50));
        assertThat(works).extracting(work -> work.batch().webhookId()).doesNotHaveDuplicates();
    }

    @Test
    void neverMixesInstallations() {
        lane.add(taken(1, "ins_1", false, 1), 100, 0);
        lane.add(taken(2, "ins_2", false, 1), 100, 0);
        lane.add(taken(3, "ins_1", false, 1), 100, 0);

        assertThat(all())
                .hasSize(2)
                .allSatisfy(work -> assertThat(work.batch().deliveries())
                        .allSatisfy(delivery -> assertThat(delivery.eventType())
                                .isEqualTo(work.batch().installationId())));
    }

    @Test
    void leavesWhatOnceFailedAsItWas() {
        var fixed = taken(1, "ins_1", true, 1);
        lane.add(fixed, 100, 0);
        lane.add(taken(2, "ins_1", false, 1), 100, 0);
        lane.add(taken(3, "ins_1", true, 1), 100, 0);

        var works = all();

        assertThat(works).hasSize(3);
        assertThat(works.getFirst().batch()).isSameAs(fixed.batch());
    }

    @Test
    void sendsWhatTellsOfTheInstallationItselfAlone() {
        lane.add(taken(1, "ins_1", false, 1), 100, 0);
        lane.add(told(2, Kind.LIFECYCLE), 100, 0);
        lane.add(told(3, Kind.LIFECYCLE_END), 100, 0);
        lane.add(taken(4, "ins_1", false, 1), 100, 0);

        assertThat(all())
                .extracting(
                        work -> work.batch().kind(),
                        work -> work.batch().deliveries().size())
                .containsExactlyInAnyOrder(
                        tuple(Kind.LIFECYCLE, 1), tuple(Kind.LIFECYCLE_END, 1), tuple(Kind.EVENTS, 2));
    }

    @Test
    void keepsTheIdOfASingleDelivery() {
        lane.add(taken(1, "ins_1", false, 1), 100, 0);

        assertThat(all().getFirst().batch().webhookId()).isEqualTo("msg_1");
    }

    @Test
    void startsAnotherRequestBeforeOneGrowsTooLarge() {
        int half = OpenBatch.MOST_BYTES / 2 + 1;
        lane.add(taken(1, "ins_1", false, half), 100, 0);
        lane.add(taken(2, "ins_1", false, half), 100, 0);

        assertThat(all()).hasSize(2);
    }

    @Test
    void waitsForOthersToJoinUnlessNoneCan() {
        lane.add(taken(1, "ins_1", true, 1), 100, 5);
        assertThat(lane.headDueAt(0)).isEqualTo(5);
        all();

        lane.add(taken(2, "ins_1", false, 1), 100, 5);
        assertThat(lane.headDueAt(0)).isEqualTo(5 + LINGER);

        IntStream.range(3, 102).forEach(number -> lane.add(taken(number, "ins_1", false, 1), 100, 6));
        assertThat(lane.headDueAt(0)).isEqualTo(5);
    }

    @Test
    void takesNothingInThatHasLeft() {
        lane.add(taken(1, "ins_1", false, 1), 100, 0);
        lane.credit(10_000);
        assertThat(lane.begin(0)).isPresent();

        lane.add(taken(2, "ins_1", false, 1), 100, 0);

        assertThat(all())
                .singleElement()
                .satisfies(work -> assertThat(work.batch().webhookId()).isEqualTo("msg_2"));
    }

    @Test
    void sendsWhatIsReadAgainAfterARebalanceThoughTheSameWaitsStill() {
        var before = PartitionProgress.from(null, 10);
        var openBytes = new AtomicLong();
        lane.add(new Taken(taken(before, 2).batch(), new Work.Source(before, 2, 100, openBytes)), 100, 0);
        before.disown();
        lane.add(taken(progress, 2), 100, 0);
        lane.add(taken(progress, 3), 100, 0);

        assertThat(all()).singleElement().satisfies(work -> {
            assertThat(work.isOwned()).isTrue();
            assertThat(work.batch().deliveries()).extracting(Delivery::id).containsExactly("msg_2", "msg_3");
            assertThat(work.sources()).hasSize(2).allMatch(source -> source.progress() == progress);
        });
        assertThat(openBytes).hasValue(0); // else nothing more is read in the end
    }

    @Test
    void endsUnsentWhatAnotherConsumerHasNow() {
        lane.add(taken(1, "ins_1", false, 1), 100, 0);
        lane.add(taken(2, "ins_1", false, 1), 100, 0);
        progress.disown();

        assertThat(all()).singleElement().satisfies(work -> {
            assertThat(work.isOwned()).isFalse();
            assertThat(work.sources()).hasSize(2);
        });
    }

    @Test
    void savesItsTurnsUpForALargeBatch() {
        lane.add(taken(1, "ins_1", true, 40_000), 100, 0);

        lane.credit(16_384);
        assertThat(lane.begin(0)).isEmpty();
        lane.credit(16_384);
        assertThat(lane.begin(0)).isEmpty();
        lane.credit(16_384);
        assertThat(lane.begin(0)).isPresent();
        assertThat(lane.isAtRest(0)).isFalse();
        lane.ended();
        assertThat(lane.isAtRest(0)).isTrue();
    }

    @Test
    void givesTheNewestUpWhenTooManyWaitAndTheOldestWhenTheyWaitTooLong() {
        IntStream.range(0, 10).forEach(number -> lane.add(taken(number, "ins_" + number, false, 1), 100, number));
        var shed = new ArrayList<String>();

        lane.shed(7, batch -> shed.add(batch.toWork().batch().webhookId()));
        lane.shedOlder(2, batch -> shed.add(batch.toWork().batch().webhookId()));

        assertThat(shed).containsExactly("msg_9", "msg_8", "msg_7", "msg_0", "msg_1");
        assertThat(all()).hasSize(5);
    }

    @Test
    void knowsHowManyItSendsSoon() {
        IntStream.range(0, 100).forEach(number -> lane.add(taken(number, "ins_" + number, true, 1), 100, 0));
        assertThat(lane.beginWithin(Duration.ofSeconds(5))).isZero();

        for (int look = 0; look < 40; look++) { // two in a twentieth of a second: forty a second
            lane.credit(10 * 1024);
            for (int request = 0; request < 2; request++) {
                assertThat(lane.begin(0)).isPresent();
            }
            lane.look(0.05);
        }

        assertThat(lane.beginWithin(Duration.ofSeconds(5))).isBetween(150, 200);
    }

    @Test
    void letsNoMoreBeginThanTheAppAskedFor() {
        lane.add(taken(1, "ins_1", true, 1), 100, 0);
        lane.add(taken(2, "ins_1", true, 1), 100, 0);
        lane.credit(100_000);
        assertThat(lane.mayBegin(1, 0)).isTrue();
        assertThat(lane.begin(0)).isPresent();

        assertThat(lane.mayBegin(1, 0)).isFalse();
        assertThat(lane.mayBegin(2, 0)).isTrue();
        lane.ended();
        assertThat(lane.mayBegin(1, 0)).isTrue();
    }

    private List<Work> all() {
        var works = new ArrayList<Work>();
        lane.credit(100_000_000);
        while (lane.mayBegin(NO_LIMIT, 0)) {
            works.add(lane.begin(0).orElseThrow().toWork());
        }
        return works;
    }

    private Taken told(int number, Kind kind) {
        var events = taken(number, "ins_1", false, 1).batch();
        var batch = new DeliveryBatch(
                events.webhookId(),
                events.appId(),
                events.slot(),
                events.accountId(),
                events.installationId(),
                events.generation(),
                events.attempt(),
                false,
                null,
                events.deliveries(),
                kind);
        return new Taken(batch, new Work.Source(progress, number, 1, new AtomicLong()));
    }

    private Taken taken(PartitionProgress partition, int number) {
        return new Taken(
                taken(number, "ins_1", false, 1).batch(), new Work.Source(partition, number, 1, new AtomicLong()));
    }

    private Taken taken(int number, String installationId, boolean fixed, int bytes) {
        var delivery = new Delivery(
                "msg_" + number, number, 12, installationId, Instant.EPOCH, JsonNodeFactory.instance.objectNode());
        var batch = new DeliveryBatch(
                delivery.id(), 300001, 0, 200001, installationId, 1, 0, fixed, null, List.of(delivery));
        return new Taken(batch, new Work.Source(progress, number, bytes, new AtomicLong()));
    }
}

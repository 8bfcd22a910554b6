package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.lane.Batching.Taken;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchingTest {
    private final PartitionProgress progress = new PartitionProgress(10);

    @Test
    void joinsFirstAttemptsOfOneInstallationUpToAHundred() {
        var polled = IntStream.range(0, 250)
                .mapToObj(number -> taken(number, "ins_1", 0, false, 100))
                .toList();

        var works = Batching.join(polled);

        assertThat(works)
                .extracting(
                        work -> work.batch().deliveries().size(),
                        work -> work.sources().size())
                .containsExactly(tuple(100, 100), tuple(100, 100), tuple(50, 50));
        assertThat(works).extracting(work -> work.batch().webhookId()).doesNotHaveDuplicates();
    }

    @Test
    void neverMixesInstallations() {
        var works = Batching.join(List.of(
                taken(1, "ins_1", 0, false, 1), taken(2, "ins_2", 0, false, 1), taken(3, "ins_1", 0, false, 1)));

        assertThat(works)
                .hasSize(2)
                .allSatisfy(work -> assertThat(work.batch().deliveries())
                        .allSatisfy(delivery -> assertThat(delivery.eventType())
                                .isEqualTo(work.batch().installationId())));
    }

    @Test
    void leavesWhatOnceFailedAsItWas() {
        var fixed = taken(1, "ins_1", 1, true, 1);

        var works = Batching.join(List.of(fixed, taken(2, "ins_1", 0, false, 1), taken(3, "ins_1", 0, true, 1)));

        assertThat(works).hasSize(3);
        assertThat(works.getFirst().batch()).isSameAs(fixed.batch());
    }

    @Test
    void sendsWhatTellsOfTheInstallationItselfAlone() {
        var works = Batching.join(List.of(
                taken(1, "ins_1", 0, false, 1),
                told(2, DeliveryBatch.Kind.LIFECYCLE),
                told(3, DeliveryBatch.Kind.LIFECYCLE_END),
                taken(4, "ins_1", 0, false, 1)));

        assertThat(works)
                .extracting(
                        work -> work.batch().kind(),
                        work -> work.batch().deliveries().size())
                .containsExactlyInAnyOrder(
                        tuple(DeliveryBatch.Kind.LIFECYCLE, 1),
                        tuple(DeliveryBatch.Kind.LIFECYCLE_END, 1),
                        tuple(DeliveryBatch.Kind.EVENTS, 2));
    }

    @Test
    void keepsTheIdOfASingleDelivery() {
        var works = Batching.join(List.of(taken(1, "ins_1", 0, false, 1)));

        assertThat(works.getFirst().batch().webhookId()).isEqualTo("msg_1");
    }

    @Test
    void startsAnotherRequestBeforeOneGrowsTooLarge() {
        int half = Batching.MOST_BYTES / 2 + 1;

        var works = Batching.join(List.of(taken(1, "ins_1", 0, false, half), taken(2, "ins_1", 0, false, half)));

        assertThat(works).hasSize(2);
    }

    private Taken told(int number, DeliveryBatch.Kind kind) {
        var events = taken(number, "ins_1", 0, false, 1).batch();
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
        return new Taken(batch, 1, new Work.Source(progress, number));
    }

    private Taken taken(int number, String installationId, int attempt, boolean fixed, int bytes) {
        var delivery = new Delivery(
                "msg_" + number, number, 12, installationId, Instant.EPOCH, JsonNodeFactory.instance.objectNode());
        var batch = new DeliveryBatch(
                delivery.id(), 300001, 0, 200001, installationId, 1, attempt, fixed, null, List.of(delivery));
        return new Taken(batch, bytes, new Work.Source(progress, number));
    }
}

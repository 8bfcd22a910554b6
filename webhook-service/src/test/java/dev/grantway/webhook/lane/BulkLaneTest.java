package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryBatch.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkLaneTest {
    private static final boolean BULK = true;
    private static final boolean FIXED = true;
    private static final long PAUSE = 10_000_000;
    private static final long LATER = 60_000_000_000L;

    private final PartitionProgress progress = PartitionProgress.from(null, 10);
    private final Lane lane = new Lane(
            300001,
            0,
            new Breaker(Configs.breaker()),
            Configs.lane(Map.of("grantway.webhook.lane.most-waiting-bulk-per-endpoint", "3")),
            0);

    @Test
    void goesWhenNothingNewerWaits() {
        lane.add(taken(1, BULK, FIXED), 100, 0);
        lane.add(taken(2, !BULK, FIXED), 100, 0);

        assertThat(all()).containsExactly("msg_2", "msg_1");
    }

    @Test
    void getsItsShareOfAnEndpointThatIsNeverIdle() {
        IntStream.range(0, 20).forEach(number -> lane.add(taken(number, !BULK, FIXED), 100, 0));
        lane.add(taken(100, BULK, FIXED), 100, 0);
        lane.add(taken(101, BULK, FIXED), 100, 0);

        var sent = all();

        assertThat(sent.indexOf("msg_100")).isEqualTo(8);
        assertThat(sent.indexOf("msg_101")).isEqualTo(17);
    }

    @Test
    void isSpreadOverTime() {
        lane.add(taken(1, BULK, FIXED), 100, 0);
        lane.add(taken(2, BULK, FIXED), 100, 0);
        lane.credit(100_000);

        assertThat(lane.headDueAt(0)).isZero();
        assertThat(lane.begin(5)).isPresent();
        assertThat(lane.headDueAt(0)).isEqualTo(5 + PAUSE);
        lane.add(taken(3, !BULK, FIXED), 100, 6);
        assertThat(lane.headDueAt(0)).isEqualTo(6);
    }

    @Test
    void hasRoomOfItsOwn() {
        var shed = new ArrayList<String>();
        IntStream.range(0, 4).forEach(number -> lane.add(taken(number, BULK, FIXED), 100, number));
        IntStream.range(4, 8).forEach(number -> lane.add(taken(number, !BULK, FIXED), 100, number));

        lane.shedOverflow(batch -> shed.add(batch.toWork().batch().webhookId()));

        assertThat(shed).containsExactly("msg_3");
    }

    @Test
    void joinsWhatWasNeverTried() {
        lane.add(taken(1, BULK, !FIXED), 100, 0);
        lane.add(taken(2, BULK, FIXED), 100, 0);
        lane.add(taken(3, BULK, !FIXED), 100, 0);
        lane.credit(100_000);

        var works = List.of(
                lane.begin(LATER).orElseThrow().toWork(),
                lane.begin(LATER + PAUSE).orElseThrow().toWork());

        assertThat(works)
                .extracting(work ->
                        work.batch().deliveries().stream().map(Delivery::id).toList())
                .containsExactly(List.of("msg_1", "msg_3"), List.of("msg_2"));
    }

    private List<String> all() {
        var sent = new ArrayList<String>();
        lane.credit(100_000_000);
        for (long now = LATER; lane.mayBegin(1_000, now); now += PAUSE) {
            sent.add(lane.begin(now).orElseThrow().toWork().batch().webhookId());
        }
        return sent;
    }

    private Taken taken(int number, boolean bulk, boolean fixed) {
        var delivery = new Delivery(
                "msg_" + number, number, 12, "contact.creation", Instant.EPOCH, JsonNodeFactory.instance.objectNode());
        var batch = new DeliveryBatch(
                delivery.id(),
                300001,
                0,
                200001,
                "ins_1",
                1,
                0,
                fixed,
                null,
                List.of(delivery),
                Kind.EVENTS,
                bulk,
                null);
        return new Taken(batch, new Work.Source(progress, number, 1, new AtomicLong()));
    }
}

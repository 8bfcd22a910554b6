package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How accounts share a lane. */
class FairQueueTest {
    private static final int IMPORTER = 200001;
    private static final int NEIGHBOUR = 200002;
    private static final int OTHER = 200003;

    private final PartitionProgress progress = PartitionProgress.from(null, 10);
    private final AtomicLong offsets = new AtomicLong();
    private final Lane lane = new Lane(300001, 0, new Breaker(Configs.breaker()), Configs.lane(), 0);

    @Test
    void sendsANeighboursEventsBeforeTheLastOfAnImport() {
        IntStream.range(0, 1_900).forEach(_ -> lane.add(event(IMPORTER), 100, 0));
        IntStream.range(0, 50).forEach(_ -> lane.add(event(NEIGHBOUR), 100, 1));
        lane.add(event(OTHER), 100, 1);

        assertThat(accounts()).startsWith(IMPORTER, NEIGHBOUR, OTHER, IMPORTER).hasSize(19 + 1 + 1);
    }

    @Test
    void keepsTheOrderOfAnAccount() {
        IntStream.range(0, 3).forEach(_ -> lane.add(fixed(IMPORTER), 100, 0));
        IntStream.range(0, 3).forEach(_ -> lane.add(fixed(NEIGHBOUR), 100, 0));

        assertThat(ids()).containsExactly("msg_1", "msg_4", "msg_2", "msg_5", "msg_3", "msg_6");
    }

    @Test
    void findsRoomAtTheCostOfWhoeverHasMost() {
        var shed = new ArrayList<Integer>();
        IntStream.range(0, 2_000).forEach(_ -> lane.add(fixed(IMPORTER), 100, 0));
        IntStream.range(0, 50).forEach(_ -> lane.add(fixed(NEIGHBOUR), 100, 1));

        lane.shedOverflow(batch -> shed.add(batch.accountId()));

        assertThat(shed).hasSize(50).containsOnly(IMPORTER);
        assertThat(accounts())
                .hasSize(2_000)
                .filteredOn(account -> account == NEIGHBOUR)
                .hasSize(50);
    }

    @Test
    void findsAllThatWaitedTooLongWhoeverHasTheTurn() {
        lane.add(fixed(IMPORTER), 100, 5);
        lane.add(fixed(NEIGHBOUR), 100, 5);
        lane.add(fixed(NEIGHBOUR), 100, 5);
        lane.add(fixed(NEIGHBOUR), 100, 9);
        lane.add(fixed(OTHER), 100, 9);
        lane.credit(1_100);
        assertThat(lane.begin(9)).isPresent();
        var shed = new ArrayList<Integer>();

        assertThat(lane.hasWaitedSince(6)).isTrue();
        lane.shedOlder(6, batch -> shed.add(batch.accountId()));

        assertThat(shed).containsExactly(NEIGHBOUR, NEIGHBOUR);
        assertThat(lane.hasWaitedSince(6)).isFalse();
        assertThat(accounts()).containsExactly(NEIGHBOUR, OTHER);
    }

    private List<Integer> accounts() {
        return sent().stream().map(DeliveryBatch::accountId).toList();
    }

    private List<String> ids() {
        return sent().stream().map(DeliveryBatch::webhookId).toList();
    }

    private List<DeliveryBatch> sent() {
        var sent = new ArrayList<DeliveryBatch>();
        lane.credit(1_000_000_000);
        while (lane.mayBegin(10_000, 0)) {
            sent.add(lane.begin(0).orElseThrow().toWork().batch());
        }
        return sent;
    }

    private Taken event(int accountId) {
        return taken(accountId, false);
    }

    private Taken fixed(int accountId) {
        return taken(accountId, true);
    }

    private Taken taken(int accountId, boolean fixed) {
        long number = offsets.incrementAndGet();
        var delivery = new Delivery(
                "msg_" + number, number, 12, "contact.creation", Instant.EPOCH, JsonNodeFactory.instance.objectNode());
        var batch = new DeliveryBatch(
                delivery.id(), 300001, 0, accountId, "ins_" + accountId, 1, 0, fixed, null, List.of(delivery));
        return new Taken(batch, new Work.Source(progress, number, 1, new AtomicLong()));
    }
}

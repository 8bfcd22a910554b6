package dev.grantway.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairOrderTest {
    private static final int IMPORTER = 200001;
    private static final int NEIGHBOUR = 200002;
    private static final int APP = 300001;
    private static final int OTHER_APP = 300002;
    private static final int ORDERED_APP = 300003;

    private final FairOrder order = new FairOrder(100, app -> app == ORDERED_APP);

    @Test
    void givesAccountsTheirTurns() {
        var planned = all(all(deliveries(IMPORTER, APP, 3), deliveries(NEIGHBOUR, APP, 2)), deliveries(200003, APP, 1));

        assertThat(order.of(planned))
                .extracting(DeliveryBatch::accountId)
                .containsExactly(IMPORTER, NEIGHBOUR, 200003, IMPORTER, NEIGHBOUR, IMPORTER);
    }

    @Test
    void leavesAnImportThatIsAloneAsItIs() {
        var planned = deliveries(IMPORTER, APP, 500);

        assertThat(order.of(planned)).isEqualTo(planned);
    }

    @Test
    void putsWhatIsAboveItsShareBehindWhereOthersShareTheEndpoint() {
        var planned = all(deliveries(IMPORTER, APP, 450), deliveries(NEIGHBOUR, APP, 50));

        var ordered = order.of(planned);

        assertThat(of(IMPORTER, ordered).stream().map(DeliveryBatch::bulk).toList())
                .isEqualTo(IntStream.range(0, 450)
                        .mapToObj(number -> number >= 100)
                        .toList());
        assertThat(of(NEIGHBOUR, ordered)).noneMatch(DeliveryBatch::bulk);
    }

    @Test
    void hurriesNothingLessThatNobodyElseWaitsBehind() {
        var planned = all(deliveries(IMPORTER, OTHER_APP, 450), deliveries(NEIGHBOUR, APP, 50));

        assertThat(order.of(planned)).noneMatch(DeliveryBatch::bulk);
    }

    @Test
    void keepsTheDeliveriesOfAnAppThatWantsThemInOrderOnOneRoad() {
        var planned = all(deliveries(IMPORTER, ORDERED_APP, 450), deliveries(NEIGHBOUR, ORDERED_APP, 50));

        assertThat(order.of(planned)).noneMatch(DeliveryBatch::bulk);
    }

    @Test
    void losesAndReordersNothingOfAnAccountWhateverThereIs() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var planned = new ArrayList<DeliveryBatch>();
            for (int number = random.nextInt(300); number >= 0; number--) {
                planned.add(delivery(200001 + random.nextInt(5), 300001 + random.nextInt(3), planned.size()));
            }
            var limits = new FairOrder(1 + random.nextInt(20), app -> app == ORDERED_APP);

            var ordered = limits.of(List.copyOf(planned));

            assertThat(byAccount(ordered)).as("seed %d", seed).isEqualTo(byAccount(planned));
        }
    }

    private static Object byAccount(List<DeliveryBatch> batches) {
        return batches.stream()
                .collect(Collectors.groupingBy(
                        DeliveryBatch::accountId, Collectors.mapping(DeliveryBatch::webhookId, Collectors.toList())));
    }

    private static List<DeliveryBatch> of(int account, List<DeliveryBatch> batches) {
        return batches.stream().filter(batch -> batch.accountId() == account).toList();
    }

    private static List<DeliveryBatch> all(List<DeliveryBatch> first, List<DeliveryBatch> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<DeliveryBatch> deliveries(int account, int app, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> delivery(account, app, number))
                .toList();
    }

    private static DeliveryBatch delivery(int account, int app, int number) {
        var delivery = new Delivery(
                "msg_" + account + "-" + app + "-" + number,
                1,
                12,
                "contact.creation",
                Instant.EPOCH,
                JsonNodeFactory.instance.objectNode());
        return new DeliveryBatch(
                delivery.id(), app, 0, account, "ins_" + account, 1, 0, false, null, List.of(delivery));
    }
}

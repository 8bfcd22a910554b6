package dev.grantway.webhook.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryRatesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int APP = 300001;

    private final DeliveryRates rates = new DeliveryRates();
    private final DeliveryRates.Window window = rates.window(MINUTE, 0);

    @Test
    void countsABurstOverTheWholeWindow() {
        rates.count(deliveries(600));

        assertThat(window.look(seconds(10))).containsEntry(APP, 10.0);
    }

    @Test
    void addsUpTheStretchesOfTheLastMinuteAndForgetsThoseBefore() {
        for (int look = 1; look <= 6; look++) {
            rates.count(deliveries(100));
            window.look(seconds(10 * look));
        }

        assertThat(window.look(seconds(60)).getOrDefault(APP, 0.0)).isCloseTo(10, within(0.01));
        assertThat(window.look(seconds(90)).getOrDefault(APP, 0.0)).isCloseTo(5, within(0.01));
        assertThat(window.look(seconds(130))).isEmpty();
    }

    @Test
    void takesAStretchThatLastedLongForWhatItIs() {
        rates.count(deliveries(1_200));

        assertThat(window.look(seconds(600)).getOrDefault(APP, 0.0)).isCloseTo(2, within(0.01));
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static List<DeliveryBatch> deliveries(int count) {
        var delivery =
                new Delivery("msg_1", 1, 12, "contact.creation", Instant.EPOCH, JsonNodeFactory.instance.objectNode());
        return Collections.nCopies(
                count, new DeliveryBatch(delivery.id(), APP, 0, 200001, "ins_1", 1, 0, false, null, List.of(delivery)));
    }
}

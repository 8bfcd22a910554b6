package dev.grantway.webhook.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSlotsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 16, 1_000, 65_536})
    void spreadsAccountsThoughTheirIdsAreMultiples(int step) {
        var slots = IntStream.range(0, 1_600)
                .map(number -> EndpointSlots.slotOf(number * step, 16))
                .toArray();

        for (int slot = 0; slot < 16; slot++) {
            int wanted = slot;
            assertThat(IntStream.of(slots).filter(each -> each == wanted).count())
                    .as("slot %d", slot)
                    .isBetween(40L, 220L);
        }
    }

    @Test
    void leavesAnAccountWhereItIsOrMovesItToTheNewHalf() {
        for (int account = 1; account < 1_000; account++) {
            for (int slots = 1; slots < 16; slots *= 2) {
                int before = EndpointSlots.slotOf(account, slots);

                assertThat(EndpointSlots.slotOf(account, slots * 2)).isIn(before, before + slots);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10, 2", "10, 8", "15, 8", "16, 16", "200, 16", "4, 4"})
    void slotsShareWhatTheAppAskedFor(int wanted, int slots) {
        assertThat(IntStream.range(0, slots)
                        .map(slot -> EndpointSlots.share(wanted, slots, slot))
                        .sum())
                .isEqualTo(wanted);
    }

    @Test
    void aSlotThatIsThereNoMoreIsEmptiedOneByOne() {
        assertThat(EndpointSlots.share(10, 2, 7)).isEqualTo(1);
    }
}

package dev.grantway.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeliveryIdsTest {
    @Test
    void derivesTheSameIdFromTheSameParts() {
        byte[] one = DeliveryIds.digest("/crm", "e-1", "12", "ins_1");
        byte[] other = DeliveryIds.digest("/crm", "e-1", "12", "ins_1");

        assertThat(DeliveryIds.textOf(one)).isEqualTo(DeliveryIds.textOf(other)).matches("msg_[A-Za-z0-9_-]{32}");
        assertThat(DeliveryIds.numberOf(one))
                .isEqualTo(DeliveryIds.numberOf(other))
                .isBetween(1L, (1L << 53) - 1);
    }

    @Test
    void keepsPartsApart() {
        assertThat(DeliveryIds.digest("ab", "c")).isNotEqualTo(DeliveryIds.digest("a", "bc"));
        assertThat(DeliveryIds.digest("a", "", "b")).isNotEqualTo(DeliveryIds.digest("a", "b", ""));
    }

    @Test
    void staysWithinWhatJavaScriptCanHold() {
        byte[] highest = new byte[32];
        Arrays.fill(highest, (byte) -1);

        assertThat(DeliveryIds.numberOf(highest)).isEqualTo((1L << 53) - 1);
        assertThat(DeliveryIds.numberOf(new byte[32])).isEqualTo(1);
    }
}

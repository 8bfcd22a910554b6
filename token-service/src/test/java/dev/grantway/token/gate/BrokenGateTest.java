package dev.grantway.token.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever happens inside, a gateway has an answer. */
class BrokenGateTest {
    @Test
    void saysThatItIsAwayAfterAnErrorToo() {
        var judgement = GateEndpoint.judge(() -> {
            throw new StackOverflowError();
        });

        assertThat(judgement.decision()).isInstanceOf(GateDecision.Away.class);
    }
}

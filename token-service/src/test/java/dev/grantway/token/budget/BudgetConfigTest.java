package dev.grantway.token.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BudgetConfigTest {
    private final BudgetConfig config;

    BudgetConfigTest(BudgetConfig config) {
        this.config = config;
    }

    @Test
    void isHubSpotsUnlessItIsSetOtherwise() {
        assertThat(config.max()).isEqualTo(110);
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.share()).isEqualTo(1.0);
    }
}

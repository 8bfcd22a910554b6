package dev.grantway.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicTest {
    @Test
    void namesAreOnesThatAConsumerMayRelyOn() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::topicName))
                .allMatch(name -> name.matches("grantway\\.[a-z-]+\\.v1"))
                .doesNotHaveDuplicates();
    }

    @Test
    void stateIsCompactedAndFactsRunOut() {
        assertThat(Arrays.stream(Topic.values()).filter(Topic::compacted))
                .containsExactlyInAnyOrder(Topic.APPS, Topic.PLATFORM, Topic.APP_SECRETS, Topic.INSTALLATIONS);
    }
}

package dev.grantway.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PresentEndsTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final PresentEnds ends = new PresentEnds();

    @Test
    void areReachedWithTheLastRecordThatWasThereWhenTheyWereLookedUp() {
        var asked = ends.ask();
        ends.lookedUp(Map.of(PARTITION, 2L));

        assertThat(ends.reached(_ -> 1)).isFalse();
        assertThat(asked).isNotDone();
        assertThat(ends.reached(_ -> 2)).isTrue();
        assertThat(asked).isDone();
    }

    /** A broker that has just come back may not know the topic yet: its end is then not known, and not reached. */
    @Test
    void areNotReachedAndAskedForAgainWhereTheTopicHadNoPartitions() {
        var asked = ends.ask();
        ends.lookedUp(Map.of());

        assertThat(ends.reached(_ -> 0)).isFalse();
        assertThat(asked).isNotDone();
        assertThat(ends.isAsked()).isTrue();
    }
}

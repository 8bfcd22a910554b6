package dev.grantway.webhook.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void waitsInOrderAndThenEnds() {
        var schedule = new RetrySchedule(List.of(Duration.ofSeconds(30), Duration.ofMinutes(2)));

        assertThat(schedule.after(1)).contains(Duration.ofSeconds(30));
        assertThat(schedule.after(2)).contains(Duration.ofMinutes(2));
        assertThat(schedule.after(3)).isEmpty();
    }

    @Test
    void variesByUpToAHalf() {
        assertThat(RetrySchedule.varied(Duration.ofSeconds(10), 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetrySchedule.varied(Duration.ofSeconds(10), 1)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void retriesTenTimesWithinADayUnlessTold() {
        var defaults = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RetryConfig.class)
                .build()
                .getConfigMapping(RetryConfig.class);

        assertThat(defaults.waits()).hasSize(10);
        assertThat(defaults.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(defaults.within()).isEqualTo(Duration.ofHours(24));
    }
}

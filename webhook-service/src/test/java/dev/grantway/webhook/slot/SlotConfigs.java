package dev.grantway.webhook.slot;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings as they are by default, or with some set. */
final class SlotConfigs {
    private SlotConfigs() {}

    static SlotConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SlotConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(SlotConfig.class);
    }
}

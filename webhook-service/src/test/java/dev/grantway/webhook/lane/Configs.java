package dev.grantway.webhook.lane;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings as they are by default, or with some set. */
final class Configs {
    private Configs() {}

    static LaneConfig lane() {
        return read(LaneConfig.class, Map.of());
    }

    static BreakerConfig breaker() {
        return read(BreakerConfig.class, Map.of());
    }

    static LaneConfig lane(Map<String, String> settings) {
        return read(LaneConfig.class, settings);
    }

    static BreakerConfig breaker(Map<String, String> settings) {
        return read(BreakerConfig.class, settings);
    }

    private static <T> T read(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(mapping)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(mapping);
    }
}

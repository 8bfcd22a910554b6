package dev.grantway.registry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueConfigTest {
    @Test
    void looksEachFiveSecondsUnlessToldOtherwise() {
        var config = config(Map.of("grantway.registry.platform-file", "/etc/grantway/platform.yaml"));

        assertThat(config.platformFile()).isEqualTo(Path.of("/etc/grantway/platform.yaml"));
        assertThat(config.platformFilePoll()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void takesAnotherPace() {
        var config = config(Map.of(
                "grantway.registry.platform-file", "platform.yaml", "grantway.registry.platform-file-poll", "1m"));

        assertThat(config.platformFilePoll()).isEqualTo(Duration.ofMinutes(1));
    }

    private static CatalogueConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CatalogueConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(CatalogueConfig.class);
    }
}

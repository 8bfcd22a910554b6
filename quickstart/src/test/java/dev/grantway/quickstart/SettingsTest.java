package dev.grantway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void areTheContractsWhenNothingIsSet() {
        var settings = Settings.from(Map.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        HERE,
                        HERE.resolve(".grantway"),
                        8080,
                        9092,
                        8090,
                        true,
                        HERE.resolve("examples/crm/platform.yaml"),
                        Optional.empty()));
        assertThat(settings.baseUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.exampleUrl()).isEqualTo("http://localhost:8090");
        assertThat(settings.kafka()).isEqualTo("localhost:9092");
    }

    @Test
    void areTakenFromTheEnvironment() {
        var settings = Settings.from(Map.of(
                "GRANTWAY_PORT", "1",
                "GRANTWAY_KAFKA_PORT", "2",
                "GRANTWAY_EXAMPLE_PORT", "65535",
                "GRANTWAY_DATA", "/elsewhere",
                "GRANTWAY_DEMO", "false",
                "GRANTWAY_PLATFORM_FILE", "examples/tracker/platform.yaml",
                "GRANTWAY_BOOTSTRAP_FILE", "/first.json"));

        assertThat(settings)
                .isEqualTo(new Settings(
                        HERE,
                        Path.of("/elsewhere"),
                        1,
                        2,
                        65535,
                        false,
                        HERE.resolve("examples/tracker/platform.yaml"),
                        Optional.of(Path.of("/first.json"))));
    }

    @Test
    void doNotMixDemoDataWithAFileOfOnesOwn() {
        assertThatThrownBy(() -> Settings.from(Map.of("GRANTWAY_BOOTSTRAP_FILE", "/first.json")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("GRANTWAY_DEMO=false");
    }

    @ParameterizedTest
    @CsvSource({
        "GRANTWAY_PORT, none",
        "GRANTWAY_PORT, 0",
        "GRANTWAY_KAFKA_PORT, 65536",
        "GRANTWAY_EXAMPLE_PORT, -1",
        "GRANTWAY_DEMO, yes"
    })
    void sayWhichOneIsWrong(String name, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(name + "=" + value);
    }
}

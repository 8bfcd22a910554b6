package dev.grantway.quickstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the quickstart listens and keeps its data.
 *
 * @param root the checkout, whose services it starts
 * @param data everything that survives a restart
 * @param port of the one origin
 * @param kafkaPort of the broker
 * @param examplePort of the example app
 * @param demo whether demo data and the examples are there
 * @param platformFile says what the product is: its name, scopes and event types
 * @param bootstrapFile people, accounts and apps of a first start, in place of the demo's
 */
record Settings(
        Path root,
        Path data,
        int port,
        int kafkaPort,
        int examplePort,
        boolean demo,
        Path platformFile,
        Optional<Path> bootstrapFile) {
    static Settings from(Map<String, String> environment) {
        var root = Path.of("").toAbsolutePath();
        boolean demo = isDemo(environment);
        var bootstrapFile =
                Optional.ofNullable(environment.get("GRANTWAY_BOOTSTRAP_FILE")).map(root::resolve);
        if (demo && bootstrapFile.isPresent()) {
            throw new CannotStart(
                    "GRANTWAY_BOOTSTRAP_FILE takes the place of the demo data: set GRANTWAY_DEMO=false too.");
        }
        return new Settings(
                root,
                root.resolve(environment.getOrDefault("GRANTWAY_DATA", ".grantway")),
                port(environment, "GRANTWAY_PORT", 8080),
                port(environment, "GRANTWAY_KAFKA_PORT", 9092),
                port(environment, "GRANTWAY_EXAMPLE_PORT", 8090),
                demo,
                root.resolve(environment.getOrDefault("GRANTWAY_PLATFORM_FILE", "examples/crm/platform.yaml")),
                bootstrapFile);
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    String exampleUrl() {
        return "http://localhost:" + examplePort;
    }

    String kafka() {
        return "localhost:" + kafkaPort;
    }

    private static int port(Map<String, String> environment, String name, int preset) {
        String value = environment.getOrDefault(name, Integer.toString(preset));
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new CannotStart(name + "=" + value + " is not a port. Unset it, or give a number from 1 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private static boolean isDemo(Map<String, String> environment) {
        String value = environment.getOrDefault("GRANTWAY_DEMO", "true");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CannotStart("GRANTWAY_DEMO=" + value + " is neither true nor false.");
        };
    }
}

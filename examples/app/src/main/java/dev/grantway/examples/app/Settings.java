package dev.grantway.examples.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where this app listens, whom it talks to and where it keeps its file.
 *
 * @param port on the loopback interface
 * @param ownUrl how browsers and Grantway reach this app, without a slash at the end
 * @param grantwayUrl the platform this app is installed on
 * @param directory holds the one file that this app writes
 * @param appsFile a JSON array of {@link App}s that it starts with; need not exist
 */
record Settings(int port, String ownUrl, String grantwayUrl, Path directory, Path appsFile) {
    static Settings from(Map<String, String> environment) {
        int port = Integer.parseInt(environment.getOrDefault("EXAMPLE_APP_PORT", "8090"));
        var directory = Path.of(environment.getOrDefault("EXAMPLE_APP_DIRECTORY", "example-app-data"));
        return new Settings(
                port,
                environment.getOrDefault("EXAMPLE_APP_URL", "http://localhost:" + port),
                environment.getOrDefault("GRANTWAY_URL", "http://localhost:8080"),
                directory,
                Path.of(environment.getOrDefault(
                        "EXAMPLE_APP_APPS_FILE", directory.resolve("apps.json").toString())));
    }
}

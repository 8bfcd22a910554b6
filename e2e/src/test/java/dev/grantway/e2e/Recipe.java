package dev.grantway.e2e;

import dev.grantway.devstack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** How the launcher started a service: to start it again with other settings, also when the launcher's is gone. */
record Recipe(List<String> command, Path directory, Map<String, String> settings, Path log) {
    private static final String HTTP_PORT = "QUARKUS_HTTP_PORT";
    private static final String MANAGEMENT_PORT = "QUARKUS_MANAGEMENT_PORT";

    /** To be taken while it runs. */
    static Recipe of(Product product, String service) throws IOException {
        var process = Path.of("/proc", Long.toString(product.pid(service)));
        return new Recipe(
                strings(process.resolve("cmdline")),
                process.resolve("cwd").toRealPath(),
                environment(process),
                product.data().resolve("logs").resolve(service + "-again.log"));
    }

    String setting(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    /** The same with other settings. */
    Recipe with(Map<String, String> others) {
        var changed = new HashMap<>(settings);
        changed.putAll(others);
        return new Recipe(command, directory, changed, log);
    }

    Recipe withPortsOfItsOwn() {
        return with(Map.of(HTTP_PORT, Integer.toString(Ports.free()), MANAGEMENT_PORT, Integer.toString(Ports.free())));
    }

    /** Returns once it is ready. */
    Started start() throws IOException {
        var program = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        program.environment().clear();
        program.environment().putAll(settings);
        var started = new Started(program.start());
        var ready = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + setting(MANAGEMENT_PORT) + "/q/health/ready"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200);
        }
        return started;
    }

    /** What was started. */
    record Started(Process process) implements AutoCloseable {
        /** Ends it as a machine that fails does. */
        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    private static Map<String, String> environment(Path process) throws IOException {
        return strings(process.resolve("environ")).stream()
                .filter(entry -> entry.contains("="))
                .collect(Collectors.toMap(
                        entry -> entry.substring(0, entry.indexOf('=')),
                        entry -> entry.substring(entry.indexOf('=') + 1)));
    }

    private static List<String> strings(Path file) throws IOException {
        return Arrays.stream(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0", -1))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A process of a service beside or in place of the launcher's, with the settings of that. */
final class Replica implements AutoCloseable {
    private static final String HTTP_PORT = "QUARKUS_HTTP_PORT";
    private static final String MANAGEMENT_PORT = "QUARKUS_MANAGEMENT_PORT";

    private final Process process;

    private Replica(Process process) {
        this.process = process;
    }

    /** How the launcher started a service: to be read while that runs. */
    record Recipe(List<String> command, Path directory, Map<String, String> settings, Path log) {
        static Recipe of(Product product, String service) throws IOException {
            var first = Path.of("/proc", Long.toString(product.pid(service)));
            return new Recipe(
                    strings(first.resolve("cmdline")),
                    first.resolve("cwd").toRealPath(),
                    environment(first),
                    product.data().resolve("logs").resolve(service + "-2.log"));
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
            return with(
                    Map.of(HTTP_PORT, Integer.toString(Ports.free()), MANAGEMENT_PORT, Integer.toString(Ports.free())));
        }

        /** Returns once it is ready. */
        Replica start() throws IOException {
            var program = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            program.environment().clear();
            program.environment().putAll(settings);
            var replica = new Replica(program.start());
            var ready = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + setting(MANAGEMENT_PORT) + "/q/health/ready"))
                    .build();
            try (var http = HttpClient.newHttpClient()) {
                org.awaitility.Awaitility.await()
                        .atMost(java.time.Duration.ofMinutes(2))
                        .ignoreExceptions()
                        .until(() -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200);
            }
            return replica;
        }
    }

    /** One more of a service that runs. */
    static Replica of(Product product, String service) throws IOException {
        return Recipe.of(product, service).withPortsOfItsOwn().start();
    }

    /** Ends it as a machine that fails does. */
    void kill() {
        process.destroyForcibly().onExit().join();
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

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

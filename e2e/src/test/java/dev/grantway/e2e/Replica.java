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
import java.util.stream.Collectors;

/** A second process of a service, with the settings of the first and ports of its own. */
final class Replica implements AutoCloseable {
    private final Process process;

    private Replica(Process process) {
        this.process = process;
    }

    static Replica of(Product product, String service) throws IOException {
        var first = Path.of("/proc", Long.toString(product.pid(service)));
        int managementPort = Ports.free();
        var settings = new HashMap<>(environment(first));
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(Ports.free()));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        var command = new ProcessBuilder(strings(first.resolve("cmdline")))
                .directory(first.resolve("cwd").toRealPath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(product.data()
                        .resolve("logs")
                        .resolve(service + "-2.log")
                        .toFile());
        command.environment().clear();
        command.environment().putAll(settings);
        var replica = new Replica(command.start());
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200);
        }
        return replica;
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

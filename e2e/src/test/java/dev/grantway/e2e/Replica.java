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
    private final int port;

    private Replica(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Replica of(Product product, String service) throws IOException {
        return of(product, service, Map.of());
    }

    /** A process with some settings of its own too. */
    static Replica of(Product product, String service, Map<String, String> own) throws IOException {
        var first = Path.of("/proc", Long.toString(product.pid(service)));
        int port = Ports.free();
        int managementPort = Ports.free();
        var settings = new HashMap<>(environment(first));
        settings.putAll(own);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        var command = new ProcessBuilder(strings(first.resolve("cmdline")))
                .directory(first.resolve("cwd").toRealPath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(product.data()
                        .resolve("logs")
                        .resolve(service + "-2.log")
                        .toFile()));
        command.environment().clear();
        command.environment().putAll(settings);
        var replica = new Replica(command.start(), port);
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

    /** What a setting of the first process is. */
    static String setting(Product product, String service, String name) throws IOException {
        var value = environment(Path.of("/proc", Long.toString(product.pid(service))))
                .get(name);
        if (value == null) {
            throw new AssertionError(service + " has no " + name);
        }
        return value;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** By SIGKILL: nothing of it runs any more. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
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

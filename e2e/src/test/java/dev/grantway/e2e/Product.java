package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.devstack.Ports;
import dev.grantway.devstack.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

/** A running Grantway: the launcher of {@code make run} on free ports and a data directory of its own. */
final class Product implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private static final AtomicBoolean SHARED_IS_UP = new AtomicBoolean();

    private final Path data;
    private final Process launcher;
    private final JsonNode demo;

    private Product(Path data, Process launcher, JsonNode demo) {
        this.data = data;
        this.launcher = launcher;
        this.demo = demo;
    }

    /** The one that all tests of this JVM share; it is stopped when the JVM ends. */
    static Product shared() {
        return Shared.PRODUCT;
    }

    /** Whether a test of this JVM has asked for it yet. */
    static boolean isShared() {
        return SHARED_IS_UP.get();
    }

    private static final class Shared {
        private static final Product PRODUCT =
                start(Path.of("target", "product-" + ProcessHandle.current().pid()), Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PRODUCT::close, "stop the product"));
            SHARED_IS_UP.set(true);
        }
    }

    /**
     * Starts one more.
     *
     * @param settings beside ports and data directory
     */
    static Product start(Path directory, Map<String, String> settings) {
        try {
            var data = directory.toAbsolutePath().resolve("data");
            Files.createDirectories(directory);
            var launcher = launch(data, directory.resolve("launcher.log").toAbsolutePath(), settings);
            awaitReady(launcher, data);
            return new Product(data, launcher, read(data.resolve("demo.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Path data, Path log, Map<String, String> settings) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                        java, "@quickstart/launcher.options", "-jar", "quickstart/target/quickstart.jar")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = new HashMap<String, String>();
        environment.put("GRANTWAY_PORT", Integer.toString(Ports.free()));
        environment.put("GRANTWAY_KAFKA_PORT", Integer.toString(Ports.free()));
        environment.put("GRANTWAY_EXAMPLE_PORT", Integer.toString(Ports.free()));
        environment.put("GRANTWAY_DATA", data.toString());
        environment.put("MALLOC_ARENA_MAX", "2"); // as the Makefile does
        environment.putAll(settings);
        command.environment().putAll(environment);
        return command.start();
    }

    private static void awaitReady(Process launcher, Path data) throws IOException {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!Files.exists(data.resolve("demo.json"))) {
            if (!launcher.isAlive() || System.nanoTime() > end) {
                launcher.destroy();
                throw new AssertionError(
                        "the product did not start:\n" + Files.readString(data.resolveSibling("launcher.log")));
            }
            pause(Duration.ofMillis(200));
        }
    }

    Path data() {
        return data;
    }

    JsonNode demo() {
        return demo;
    }

    String baseUrl() {
        return demo.path("baseUrl").asText();
    }

    String kafka() {
        return demo.path("kafka").asText();
    }

    TopicReader topics() {
        return new TopicReader(kafka());
    }

    /** A user of the demo data by the beginning of the e-mail address. */
    JsonNode user(String beginning) {
        return find("users", user -> user.path("email").asText().startsWith(beginning));
    }

    /** An app of the demo data. */
    DemoApp app(String name) {
        return new DemoApp(find("apps", app -> app.path("name").asText().equals(name)));
    }

    private JsonNode find(String list, java.util.function.Predicate<JsonNode> wanted) {
        return StreamSupport.stream(demo.path(list).spliterator(), false)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** Stops a service, or {@code kafka}, and keeps it stopped until {@link #release}. */
    void hold(String name) throws IOException {
        var file = data.resolve("hold").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        if (name.equals("kafka")) {
            int port = Integer.parseInt(kafka().substring(kafka().indexOf(':') + 1));
            awaitUntil(() -> Ports.isFree(port));
        } else {
            awaitUntil(() -> !isAlive(name));
        }
    }

    /** Lets a service start again, and waits until it answers. */
    void release(String name) throws IOException {
        Files.deleteIfExists(data.resolve("hold").resolve(name));
        if (name.equals("kafka")) {
            int port = Integer.parseInt(kafka().substring(kafka().indexOf(':') + 1));
            awaitUntil(() -> !Ports.isFree(port));
        } else {
            awaitUntil(() -> isAlive(name) && answers(name));
        }
    }

    /** Whatever it says: the one origin says 5xx in its place while it is away. */
    private boolean answers(String service) throws IOException, InterruptedException {
        var style = HttpRequest.newBuilder(URI.create(baseUrl() + "/assets/" + service + "/site.css"))
                .build();
        return HTTP.send(style, BodyHandlers.discarding()).statusCode() < 500;
    }

    long pid(String service) {
        try {
            return Long.parseLong(
                    Files.readString(data.resolve(service + ".pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive(String service) throws IOException {
        // empty for a moment while the launcher writes it
        String pid = Files.readString(data.resolve(service + ".pid")).strip();
        return !pid.isEmpty()
                && ProcessHandle.of(Long.parseLong(pid))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }

    /** Sends a signal, such as {@code KILL} or {@code STOP}. */
    static void signal(String signal, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    static void awaitUntil(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(file));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Path> logs() throws IOException {
        try (var files = Files.list(data.resolve("logs"))) {
            return files.toList();
        }
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

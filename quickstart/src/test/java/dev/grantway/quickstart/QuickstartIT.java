package dev.grantway.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.devstack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The launcher from outside, as {@code make run} starts it. One data directory for all, so the order matters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickstartIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LONG = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();
    private final int examplePort = Ports.free();

    private Path data;
    private Process launcher;
    private JsonNode demo;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory.resolve("data");
        launcher = launch(data, port);
        demo = awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        launcher.destroy();
        launcher.waitFor();
    }

    @Test
    @Order(1)
    void everyPartAnswersBehindTheOneOrigin() throws Exception {
        assertThat(demo.path("baseUrl").asText()).isEqualTo("http://localhost:" + port);
        assertThat(demo.path("operatorToken").asText()).isNotBlank();
        assertThat(Files.getPosixFilePermissions(data.resolve("demo.json"))).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/crm").statusCode()).isEqualTo(200);
        assertThat(get("/.well-known/oauth-authorization-server").body())
                .contains("\"issuer\":\"http://localhost:" + port + "\"");
        assertThat(get("/q/health").statusCode()).isEqualTo(404);
        assertThat(get("/internal/grants").statusCode()).isEqualTo(404);
        assertThat(get(URI.create("http://localhost:" + examplePort + "/")).body())
                .contains("Install Contact Sync", "Install Browser Notes", "Install Deal Notes");
    }

    @Test
    @Order(2)
    void aSecondStartSaysWhereTheFirstIs() throws Exception {
        assertThat(lineOfFailedStart(data, Ports.free())).contains("already runs at http://localhost:" + port);
    }

    @Test
    @Order(3)
    void aTakenPortIsSaidInOneLine(@TempDir Path elsewhere) throws Exception {
        assertThat(lineOfFailedStart(elsewhere.resolve("data"), port)).contains("Port " + port + " is taken");
    }

    @Test
    @Order(4)
    void aServiceThatDiesIsStartedAgain() throws Exception {
        kill("webhook-service");

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(child("webhook-service").isAlive()).isTrue();
            assertThat(get("/openapi/webhook-service").statusCode()).isNotEqualTo(503);
        });
    }

    @Test
    @Order(5)
    void aServiceThatIsHeldStaysAwayUntilItIsLetGo() throws Exception {
        var hold = Files.createDirectories(data.resolve("hold")).resolve("install-service");
        Files.createFile(hold);

        await().atMost(LONG).until(() -> get("/connected-apps").statusCode() == 503);
        Files.delete(hold);
        await().atMost(LONG).until(() -> get("/connected-apps").statusCode() != 503);
    }

    @Test
    @Order(6)
    void whatAKilledLauncherLeftIsGoneAfterTheNextStart() throws Exception {
        var left = launcher.descendants().toList();
        launcher.destroyForcibly().waitFor();
        Files.delete(data.resolve("demo.json")); // the next start does so too; the test looks sooner

        launcher = launch(data, port);
        var next = awaitReady();

        assertThat(left).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(next.path("apps")).isEqualTo(demo.path("apps"));
    }

    @Test
    @Order(7)
    void aCleanStopLeavesNothingButTheDataWhichTheNextStartHas() throws Exception {
        var processes = launcher.descendants().toList();
        launcher.destroy();
        assertThat(launcher.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(data.resolve("demo.json")).doesNotExist();
        assertThat(List.of(port, kafkaPort, examplePort)).allMatch(Ports::isFree);

        launcher = launch(data, port);
        var next = awaitReady();
        assertThat(next.path("apps")).isEqualTo(demo.path("apps"));
        assertThat(next.path("users")).isEqualTo(demo.path("users"));
    }

    private JsonNode awaitReady() throws IOException {
        await().atMost(LONG).until(() -> {
            assertThat(launcher.isAlive()).isTrue();
            return Files.exists(data.resolve("demo.json"));
        });
        return json.readTree(Files.readString(data.resolve("demo.json")));
    }

    private String lineOfFailedStart(Path directory, int wantedPort) throws Exception {
        var second = launch(directory, wantedPort);
        assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        String output = new String(second.getInputStream().readAllBytes(), UTF_8);
        assertThat(output).hasLineCount(1);
        return output;
    }

    private Process launch(Path directory, int wantedPort) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                        java, "@quickstart/launcher.options", "-jar", "quickstart/target/quickstart.jar")
                .directory(ROOT.toFile())
                .redirectErrorStream(true);
        command.environment()
                .putAll(Map.of(
                        "GRANTWAY_PORT", Integer.toString(wantedPort),
                        "GRANTWAY_KAFKA_PORT", Integer.toString(wantedPort == port ? kafkaPort : Ports.free()),
                        "GRANTWAY_EXAMPLE_PORT", Integer.toString(wantedPort == port ? examplePort : Ports.free()),
                        "GRANTWAY_DATA", directory.toString()));
        return command.start();
    }

    private ProcessHandle child(String name) throws IOException {
        long pid = Long.parseLong(Files.readString(data.resolve(name + ".pid")).strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    private void kill(String name) throws Exception {
        var child = child(name);
        assertThat(child.destroyForcibly()).isTrue();
        var _ = child.onExit().get(1, TimeUnit.MINUTES);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}

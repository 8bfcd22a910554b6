package dev.grantway.registry.oidc;

import dev.grantway.devstack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Keycloak of its own process, unpacked by the build, behind a line that can be cut. */
public final class KeycloakResource implements QuarkusTestResourceLifecycleManager {
    static final String REALM = "/realms/grantway";
    static final String ADMIN = "admin";
    static final String SECRET = "the-secret-of-grantway-at-the-provider";

    private static final int START_SECONDS = 240;

    private @Nullable Process keycloak;
    private @Nullable CuttableLine line;

    @Override
    public Map<String, String> start() {
        try {
            var home = home();
            var log = Path.of("target", "keycloak.log").toAbsolutePath();
            int port = Ports.free();
            putRealm(home);
            keycloak = start(home, port, log);
            var cutWhileThere = Files.createTempDirectory("grantway-line").resolve("cut");
            line = new CuttableLine(port, cutWhileThere);
            String server = "http://localhost:" + line.port();
            awaitAnswer(server, log);
            return settings(server, cutWhileThere);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(String server, Path cutWhileThere) throws IOException {
        var secretFile = Files.writeString(Files.createTempFile("client-secret", ""), SECRET + "\n");
        return Map.of(
                "grantway.registry.oidc.enabled",
                "true",
                "grantway.registry.oidc.issuer",
                server + REALM,
                "grantway.registry.oidc.client-id",
                "grantway",
                "grantway.registry.oidc.client-secret-file",
                secretFile.toString(),
                "grantway.registry.oidc.name",
                "Acme Accounts",
                "grantway.registry.oidc.operator-claim",
                "groups",
                "grantway.registry.oidc.operator-value",
                "platform",
                "grantway.registry.oidc.sign-out-url",
                server + REALM + "/protocol/openid-connect/logout",
                "test.keycloak.server",
                server,
                "test.keycloak.cut-while-there",
                cutWhileThere.toString());
    }

    /** Below the folder that the build unpacked it to; its name has the version. */
    private static Path home() throws IOException {
        try (Stream<Path> found = Files.list(Path.of("target", "keycloak"))) {
            return found.filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("target/keycloak: build the module with Maven once"))
                    .toAbsolutePath();
        }
    }

    private static void putRealm(Path home) throws IOException {
        var target = Files.createDirectories(home.resolve("data/import")).resolve("grantway-realm.json");
        try (var realm =
                Objects.requireNonNull(KeycloakResource.class.getResourceAsStream("/keycloak/grantway-realm.json"))) {
            Files.copy(realm, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Process start(Path home, int port, Path log) throws IOException {
        var command = List.of(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS",
                        "-Xms64m -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxMetaspaceSize=256m"
                                + " -Dfile.encoding=UTF-8",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN));
        return builder.start();
    }

    private void awaitAnswer(String server, Path log) {
        var browser = new TestBrowser("");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!browser.answers(server + REALM + "/.well-known/openid-configuration")) {
            if (System.nanoTime() > deadline
                    || !Objects.requireNonNull(keycloak).isAlive()) {
                stop();
                throw new IllegalStateException("Keycloak did not start: see " + log);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (line != null) {
            line.close();
        }
        if (keycloak != null) {
            var server = keycloak.descendants().toList();
            server.forEach(ProcessHandle::destroy);
            keycloak.destroy();
            server.forEach(process -> process.onExit()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .exceptionally(_ -> {
                        process.destroyForcibly();
                        return process;
                    })
                    .join());
        }
    }
}

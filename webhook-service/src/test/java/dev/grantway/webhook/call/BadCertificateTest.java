package dev.grantway.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.guard.TestGuards;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that is not who it says gets nothing: row 23 of docs/faults.md. */
class BadCertificateTest {
    private static final String HOST = "hooks.example.test";
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final @Nullable String usualStore = System.getProperty(STORE);
    private final @Nullable String usualPassword = System.getProperty(STORE_PASSWORD);

    private Certificates certificates;

    @BeforeEach
    void trustTheAuthority() throws Exception {
        certificates = new Certificates(directory);
        System.setProperty(STORE, certificates.trusted().toString());
        System.setProperty(STORE_PASSWORD, Certificates.PASSWORD);
    }

    @AfterEach
    void trustAsUsual() {
        restore(STORE, usualStore);
        restore(STORE_PASSWORD, usualPassword);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    private CallOutcome call(int port) {
        var client = new WebhookClient(vertx, TestGuards.withLoopback(), new TestCallConfig(Duration.ofSeconds(5)));
        var request = new WebhookRequest(
                "https://" + HOST + ":" + port + "/hook", Map.of(), "[]".getBytes(StandardCharsets.UTF_8));
        var outcome = new CompletableFuture<CallOutcome>();
        vertx.runOnContext(_ -> client.call(request, outcome::complete, outcome::completeExceptionally));
        return outcome.join();
    }

    @Test
    @DisplayName("23: expired, for another host, self-signed: no byte is sent")
    void sendsNothingToWhoeverCannotProveWhoTheyAre() throws Exception {
        for (var context : List.of(
                certificates.signed("expired", HOST, "-startdate", "-10d", "-validity", "5"),
                certificates.signed("elsewhere", "other.example.test"),
                certificates.selfSigned("alone", HOST))) {
            try (var server = new TlsServer(context)) {
                assertThat(call(server.port()))
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failure -> assertThat(failure.reason()).isEqualTo("tls"));
                assertThat(server.received()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("23: the same way of calling reaches an endpoint whose certificate is in order")
    void sendsToWhoeverCan() throws Exception {
        try (var server = new TlsServer(certificates.signed("good", HOST))) {
            assertThat(call(server.port()))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(204));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    @DisplayName("23: TLS 1.0 is refused")
    void refusesAVersionOfThePast() throws Exception {
        String chosen = "0200002d" + "0301" + "11".repeat(32) + "00" + "c013" + "00" + "0005" + "ff01000100";
        byte[] hello = HexFormat.of().parseHex("1603010031" + chosen);
        try (var server = new RawServer(out -> {
            out.write(hello);
            out.flush();
            Thread.sleep(Duration.ofMinutes(1)); // ends when the test does
        })) {
            int port = java.net.URI.create(server.url()).getPort();

            assertThat(call(port))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failure -> assertThat(failure.reason()).isEqualTo("tls"));
        }
    }

    /** Takes requests over TLS, and answers that it has nothing to say. */
    private static final class TlsServer implements AutoCloseable {
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final SSLServerSocket socket;

        TlsServer(SSLContext context) throws IOException {
            socket = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 16, InetAddress.getLoopbackAddress());
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var _ = threads.submit(() -> {
                while (!socket.isClosed()) {
                    serve((SSLSocket) socket.accept());
                }
                return true;
            });
        }

        private void serve(SSLSocket client) {
            try (client) {
                byte[] request = new byte[8192];
                int read = client.getInputStream().read(request);
                if (read > 0) {
                    received.add(new String(request, 0, read, StandardCharsets.US_ASCII));
                    client.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException _) {
                // the client thinks nothing of the certificate
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        List<String> received() {
            return List.copyOf(received);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

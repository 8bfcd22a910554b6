package dev.grantway.token.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.PlatformSnapshot.ApiRoute;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.route.ApiPath;
import dev.grantway.token.route.RouteCatalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;

/** A product whose API is behind the gate, and callers who write their requests by hand. */
@Singleton
public class TestGate {
    public static final String READ = "crm.objects.contacts.read";
    public static final String WRITE = "crm.objects.contacts.write";

    private final TestInstalls installs;
    private final Outbox outbox;
    private final RouteCatalog routes;

    TestGate(TestInstalls installs, Outbox outbox, RouteCatalog routes) {
        this.installs = installs;
        this.outbox = outbox;
        this.routes = routes;
    }

    /** Publishes the routes, and waits until they are known. */
    public void open() {
        if (isOpen()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(new PlatformSnapshot(
                        1,
                        new PlatformSnapshot.Brand("Test CRM", null, "#0f766e", "#ffffff", null, null, null),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                route("/crm/v3/contacts", List.of(READ), "GET"),
                                route("/crm/v3/contacts", List.of(READ, WRITE), "POST"),
                                route("/crm/v3/contacts/{id}", List.of(WRITE), "PATCH", "DELETE"),
                                route("/open/**", List.of(), "GET", "POST"),
                                new ApiRoute(List.of("POST"), "/crm/v3/contacts/search", List.of(READ), false)),
                        "deny",
                        Instant.EPOCH)));
        await().until(this::isOpen);
    }

    private boolean isOpen() {
        return routes.table().find("GET", ApiPath.read("/open/x").orElseThrow()).isPresent();
    }

    private static ApiRoute route(String path, List<String> scopes, String... methods) {
        return new ApiRoute(List.of(methods), path, scopes, true);
    }

    /** The access token of a new installation. */
    public String token(TestConsent consent) {
        return installs.install(consent).path("access_token");
    }

    /** The status of a request whose path nobody has tidied. */
    public static int raw(String method, String uri, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                            .formatted(method, uri, lines)
                            .getBytes(UTF_8));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
            return Integer.parseInt(status.split(" ", -1)[1]);
        }
    }
}

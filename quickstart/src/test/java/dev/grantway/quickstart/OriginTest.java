package dev.grantway.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grantway.contracts.routes.Routes;
import dev.grantway.devstack.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service is stood in for by a server that answers with its name and what it was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginTest {
    private final List<HttpServer> services = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private Origin origin;

    @BeforeAll
    void start() throws IOException {
        var ports = new HashMap<String, Integer>();
        for (String name : List.of("app-registry", "install-service", "token-service", "product")) {
            ports.put(name, echo(name));
        }
        ports.put("webhook-service", Ports.free()); // which is away
        origin = new Origin(port, Routes.load(), ports);
    }

    @AfterAll
    void stop() {
        origin.close();
        services.forEach(service -> service.stop(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/, app-registry",
        "/developer/apps, app-registry",
        "/oauth/authorize?client_id=a%20b, install-service",
        "/oauth/200001/authorize, install-service",
        "//oauth/v1/token, token-service",
        "/oauth2/token, token-service",
        "/crm, product",
        "/crm/v3/extensions/cards/1, app-registry"
    })
    void sendsEachPathToTheServiceThatAnswersIt(String path, String service) throws Exception {
        var answer = get(path, "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith(service + " GET " + path.replace("//", "/"));
    }

    @Test
    void passesTheBodyAndSaysWhereItCameFromWhateverTheCallerSays() throws Exception {
        var request = HttpRequest.newBuilder(uri("/oauth/v1/token"))
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("Forwarded", "host=evil.example")
                .POST(BodyPublishers.ofString("code=1"))
                .build();

        var body = http.send(request, BodyHandlers.ofString()).body();

        assertThat(body)
                .contains(
                        "body=code=1",
                        "X-forwarded-host=[localhost:" + port + "]",
                        "X-forwarded-proto=[http]",
                        "X-forwarded-for=[127.0.0.1]")
                .doesNotContain("evil", "6.6.6.6");
    }

    @Test
    void letsALongAuthorizeUrlThrough() throws Exception {
        assertThat(get("/oauth/authorize?state=" + "s".repeat(48_000), "*/*").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing",
        "/internal/codes",
        "/authz",
        "/authz/crm/v3/objects/contacts",
        "/q/health",
        "/oauthx",
        "/oauth/v1/%2e%2e/%2e%2e/internal/codes"
    })
    void hasNothingWhereNothingIsOrWhereServicesAreAmongThemselves(String path) throws Exception {
        var answer = get(path, "*/*");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(get(path, "text/html").body()).contains("<h1>Nothing is here</h1>");
    }

    @Test
    void doesNotForwardAPathThatClimbsOut() throws Exception {
        assertThat(raw("GET /oauth/v1/../../internal/codes HTTP/1.1")).contains(" 404 ");
        assertThat(raw("GET /oauth/v1/..%2f..%2finternal/codes HTTP/1.1")).contains(" 400 ");
        assertThat(raw("GET /oauth/v1/..;/..;/internal/codes HTTP/1.1")).contains(" 400 ");
    }

    @Test
    void asksTheGateAndTellsTheProductWhoCalls() throws Exception {
        var answer = call("/crm/v3/objects/contacts?limit=1", "Authorization", "Bearer good");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("product GET /crm/v3/objects/contacts?limit=1")
                .contains("X-grantway-account-id=[200001]", "X-grantway-app-id=[300001]")
                .doesNotContain("Bearer");
        assertThat(answer.headers().firstValue("X-HubSpot-RateLimit-Remaining")).hasValue("109");
        assertThat(answer.headers().firstValue("X-Grantway-Account-Id")).isEmpty();
    }

    @Test
    void passesTheBodyOfACallThatTheGateLetThrough() throws Exception {
        var request = HttpRequest.newBuilder(uri("/crm/v3/objects/contacts"))
                .header("Authorization", "Bearer good")
                .POST(BodyPublishers.ofString("{\"properties\":{}}"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).body())
                .startsWith("product POST")
                .contains("body={\"properties\":{}}");
    }

    @ParameterizedTest
    @CsvSource({
        "/crm/v3/objects/contacts",
        "/crm//v3/objects/contacts",
        "/crm/v3/objects/../objects/contacts",
        "/crm/v3/obj%65cts/contacts/1"
    })
    void forwardsNothingThatTheGateRefuses(String path) throws Exception {
        var answer = call(path, "Authorization", "Bearer bad");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"category\":\"INVALID_AUTHENTICATION\"}");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Grantway-Account-Id", "x-grantway-account-id", "X_Grantway_Account_Id", "X-Grantway-Role"})
    void dropsWhatACallerSaysInTheGatesName(String header) throws Exception {
        for (String path : List.of("/crm", "/crm/v3/objects/contacts", "/oauth2/token")) {
            var request = HttpRequest.newBuilder(uri(path))
                    .header("Authorization", "Bearer good")
                    .header(header, "666")
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).body()).doesNotContain("666");
        }
    }

    @Test
    void tunnelsNothingPastTheGate() throws Exception {
        String upgrade = "GET /crm/v3/objects/contacts HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "X-Grantway-Account-Id: 666";

        assertThat(raw(upgrade)).contains(" 401 ");
    }

    @Test
    void forwardsNothingWhileTheGateIsAway() throws Exception {
        int elsewhere = Ports.free();
        var ports = Map.of("product", echo("product"), "token-service", Ports.free());
        try (var _ = new Origin(elsewhere, Routes.load(), ports)) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + elsewhere + "/crm/v3/objects/contacts"))
                    .header("Authorization", "Bearer good")
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void saysThatAServiceIsAway() throws Exception {
        var page = get("/webhooks-journal", "text/html");
        var problem = get("/webhooks-journal", "application/json");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("webhook-service is away");
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("\"status\":503");
    }

    @Test
    void saysThatThePortIsTaken() {
        assertThatThrownBy(() -> new Origin(port, Routes.load(), Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Port " + port + " is taken");
    }

    private int echo(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/authz/", OriginTest::decide);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            byte[] answer = "%s %s %s body=%s %s"
                    .formatted(
                            name,
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            body,
                            exchange.getRequestHeaders().entrySet())
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        services.add(server);
        return server.getAddress().getPort();
    }

    /** As the gate does: with the path that the product will be sent. */
    private static void decide(HttpExchange exchange) throws IOException {
        boolean good = "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && exchange.getRequestURI().toString().startsWith("/authz/crm/v3/objects/contacts");
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        if (good) {
            headers.set("X-Grantway-Account-Id", "200001");
            headers.set("X-Grantway-App-Id", "300001");
            headers.set("X-HubSpot-RateLimit-Remaining", "109");
            exchange.sendResponseHeaders(200, -1);
        } else {
            headers.set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            byte[] body = "{\"category\":\"INVALID_AUTHENTICATION\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** The status line: a client of the JDK would tidy the path itself. */
    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return call(path, "Accept", accept);
    }

    private HttpResponse<String> call(String path, String header, String value) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).header(header, value).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}

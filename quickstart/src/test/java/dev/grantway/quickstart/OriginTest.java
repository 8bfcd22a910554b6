package dev.grantway.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        "/crm/v3/objects/contacts?limit=1, product",
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

    /** The status line: a client of the JDK would tidy the path itself. */
    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}

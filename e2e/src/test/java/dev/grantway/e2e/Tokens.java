package dev.grantway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** What an app does at the token endpoint, and with its tokens. */
final class Tokens {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String baseUrl;
    private final DemoApp app;

    Tokens(Product product, DemoApp app) {
        this(product.baseUrl(), app);
    }

    /** Straight to a process, past the one origin. */
    Tokens(String baseUrl, DemoApp app) {
        this.baseUrl = baseUrl;
        this.app = app;
    }

    /** An answer's status and JSON; missing where the body is none. */
    record Answer(int status, JsonNode json) {
        String text(String name) {
            return json.path(name).asText();
        }
    }

    Answer exchange(String code) throws IOException, InterruptedException {
        return form(
                "/oauth/v1/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", app.clientId(),
                        "client_secret", app.clientSecret(),
                        "redirect_uri", app.redirectUri(),
                        "code", code));
    }

    Answer refresh(String refreshToken) throws IOException, InterruptedException {
        return form(
                "/oauth/v3/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        app.clientId(),
                        "client_secret",
                        app.clientSecret(),
                        "refresh_token",
                        refreshToken));
    }

    Answer introspect(String token) throws IOException, InterruptedException {
        return form(
                "/oauth2/introspect",
                Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token));
    }

    Answer revoke(String token) throws IOException, InterruptedException {
        return form(
                "/oauth2/revoke",
                Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token));
    }

    /** A token of the app itself, for a signed statement in place of its secret. */
    Answer assertion(String assertion) throws IOException, InterruptedException {
        return form(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion));
    }

    Answer createContact(String accessToken, String email) throws IOException, InterruptedException {
        return json("POST", "/crm/v3/objects/contacts", accessToken, "{\"properties\":{\"email\":\"" + email + "\"}}");
    }

    Answer json(String method, String path, String bearer, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
    }

    private Answer form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + DemoApp.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return answer(HTTP.send(
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString()));
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(),
                json ? JSON.readTree(response.body()) : com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }
}

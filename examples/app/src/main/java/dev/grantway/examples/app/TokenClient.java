package dev.grantway.examples.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Calls Grantway's token endpoint, at the door whose answers name the account ({@code hub_id}). */
final class TokenClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI tokenEndpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    TokenClient(String grantwayUrl) {
        tokenEndpoint = URI.create(grantwayUrl + "/oauth/v1/token");
    }

    TokenOutcome exchange(App app, String code, String redirectUri, String verifier) {
        var form = form(app, "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        if (!verifier.isEmpty()) {
            form.put("code_verifier", verifier);
        }
        return ask(form);
    }

    TokenOutcome refresh(App app, String refreshToken) {
        var form = form(app, "refresh_token");
        form.put("refresh_token", refreshToken);
        return ask(form);
    }

    private static Map<String, String> form(App app, String grantType) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", grantType);
        form.put("client_id", app.clientId());
        if (app.clientSecret() != null) { // a public app proves itself by its code verifier alone
            form.put("client_secret", app.clientSecret());
        }
        return form;
    }

    private TokenOutcome ask(Map<String, String> form) {
        var request = HttpRequest.newBuilder(tokenEndpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(Forms.encode(form)))
                .build();
        try {
            return read(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return new TokenOutcome.Unreachable("The token endpoint did not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TokenOutcome.Unreachable("This app is being stopped.");
        }
    }

    private static TokenOutcome read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 500) {
            return new TokenOutcome.Unreachable("The token endpoint answered " + response.statusCode() + ".");
        }
        JsonNode body = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            return new TokenOutcome.Refused(
                    body.path("error").asText("unknown"),
                    body.path("error_description").asText(""));
        }
        return new Tokens(
                body.path("access_token").asText(),
                body.path("refresh_token").asText(),
                Duration.ofSeconds(body.path("expires_in").asLong()),
                body.path("hub_id").asInt(),
                body.path("user_id").asInt(),
                StreamSupport.stream(body.path("scopes").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }
}

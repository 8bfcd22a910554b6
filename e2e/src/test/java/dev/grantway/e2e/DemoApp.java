package dev.grantway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** An app of {@code demo.json}. */
record DemoApp(JsonNode json) {
    int appId() {
        return json.path("appId").asInt();
    }

    String clientId() {
        return json.path("clientId").asText();
    }

    String clientSecret() {
        return json.path("clientSecret").asText();
    }

    String webhookSecret() {
        return json.path("webhookSecret").asText();
    }

    String redirectUri() {
        return json.path("redirectUri").asText();
    }

    String requiredScopes() {
        return String.join(" ", list("requiredScopes"));
    }

    private List<String> list(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The install URL of HubSpot's door, from the path on. */
    String installPath(String state) {
        return "/oauth/authorize?client_id=" + clientId() + "&redirect_uri=" + encode(redirectUri()) + "&scope="
                + encode(requiredScopes()) + "&state=" + encode(state);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

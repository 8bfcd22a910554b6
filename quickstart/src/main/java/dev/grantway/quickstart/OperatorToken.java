package dev.grantway.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The operator's token for scripts, asked for as any service client asks. RFC 6749, section 4.4. */
final class OperatorToken {
    static final String CLIENT_ID = "operator";
    static final String SCOPE = "grantway.operator";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OperatorToken() {}

    /** Empty when the token endpoint does not give one yet. */
    static Optional<String> request(HttpClient http, String baseUrl, String secret) throws InterruptedException {
        String basic = Base64.getEncoder().encodeToString((CLIENT_ID + ":" + secret).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + SCOPE))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.of(
                            JSON.readTree(response.body()).path("access_token").asText())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

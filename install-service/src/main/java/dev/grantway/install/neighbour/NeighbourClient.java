package dev.grantway.install.neighbour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.grantway.install.settings.InstallConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** JSON over HTTP to the services beside this one. All that is asked of them may be asked twice. */
@Singleton
public class NeighbourClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Set<Integer> TOKEN_REFUSED = Set.of(401, 403);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final OwnToken token;
    private final ObjectMapper json;
    private final Duration timeout;

    NeighbourClient(OwnToken token, ObjectMapper json, InstallConfig config) {
        this.token = token;
        this.json = json;
        this.timeout = config.neighbourTimeout();
    }

    /**
     * Reads.
     *
     * @throws NeighbourAway when there is no answer that decides anything
     */
    public NeighbourAnswer read(URI uri) {
        return send("GET", uri, BodyPublishers.noBody());
    }

    /**
     * Sends a body.
     *
     * @throws NeighbourAway when there is no answer that decides anything
     */
    public NeighbourAnswer send(String method, URI uri, Object body) {
        return send(method, uri, BodyPublishers.ofByteArray(bytes(body)));
    }

    private NeighbourAnswer send(String method, URI uri, BodyPublisher body) {
        var answer = attempt(method, uri, body);
        if (TOKEN_REFUSED.contains(answer.statusCode())) {
            token.forget(); // its key may have been retired since
            answer = attempt(method, uri, body);
        }
        int status = answer.statusCode();
        if (status >= 500 || status == 429 || TOKEN_REFUSED.contains(status)) {
            throw new NeighbourAway(uri.getPath() + " answered " + status);
        }
        return new NeighbourAnswer(status, parse(uri, answer.body()));
    }

    private HttpResponse<byte[]> attempt(String method, URI uri, BodyPublisher body) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", "Bearer " + token.load())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body)
                .build();
        try {
            return exchange(request);
        } catch (IOException first) {
            return again(request, first);
        }
    }

    /** A kept connection may have died with the neighbour's last restart: one more try on a new one. */
    private HttpResponse<byte[]> again(HttpRequest request, IOException first) {
        try {
            return exchange(request);
        } catch (IOException e) {
            e.addSuppressed(first);
            throw new NeighbourAway(request.uri().getPath() + " does not answer", e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NeighbourAway("interrupted before " + request.uri().getPath() + " answered", e);
        }
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + body.getClass(), e);
        }
    }

    private JsonNode parse(URI uri, byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new NeighbourAway(uri.getPath() + " did not answer JSON", e);
        }
    }
}

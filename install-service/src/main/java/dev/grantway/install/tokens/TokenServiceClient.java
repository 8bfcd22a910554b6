package dev.grantway.install.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.install.neighbour.NeighbourAnswer;
import dev.grantway.install.neighbour.NeighbourClient;
import dev.grantway.install.settings.InstallConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** token-service, as this service calls it. */
@Singleton
public class TokenServiceClient {
    private static final int PAGE = 500;

    /** Closed now or before; unknown; never opened. */
    private static final Set<Integer> ENDED = Set.of(204, 404, 409);

    private final NeighbourClient neighbours;
    private final ObjectMapper json;
    private final URI tokenService;

    TokenServiceClient(NeighbourClient neighbours, ObjectMapper json, InstallConfig config) {
        this.neighbours = neighbours;
        this.json = json;
        this.tokenService = config.tokenServiceUrl();
    }

    /** Asks for a code. Asked again with the same flow, it is the same code. */
    public CodeOutcome issueCode(CodeRequest request) {
        var answer = neighbours.send("POST", tokenService.resolve("/internal/codes"), request);
        return switch (answer.status()) {
            case 200 -> read(answer, CodeOutcome.Issued.class);
            case 400, 409 ->
                new CodeOutcome.Refused(answer.body().path("reason").asText("UNKNOWN"));
            default -> throw unexpected(answer);
        };
    }

    /**
     * Ends a generation: no code and no token of it is good any more once this returns. One that token-service never
     * opened has none.
     */
    public void close(String installationId, int generation, String reason) {
        var uri = tokenService.resolve("/internal/installations/" + installationId + "/closure");
        var answer = neighbours.send("PUT", uri, new Closure(generation, reason));
        if (!ENDED.contains(answer.status())) {
            throw unexpected(answer);
        }
    }

    /**
     * Grants in the order of their last change.
     *
     * @param place a time in ISO 8601, or where the last page said that the next begins
     */
    public GrantPage grantsFrom(String place) {
        return grants("?since=" + encoded(place));
    }

    /** The same of one installation. */
    public GrantPage grantsOf(String installationId, String place) {
        return grants("?installationId=" + encoded(installationId) + "&since=" + encoded(place));
    }

    private GrantPage grants(String query) {
        var answer = neighbours.read(tokenService.resolve("/internal/grants" + query + "&limit=" + PAGE));
        if (answer.status() != 200) {
            throw unexpected(answer);
        }
        return read(answer, GrantPage.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private <T> T read(NeighbourAnswer answer, Class<T> type) {
        try {
            return json.treeToValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            e.clearLocation(); // it would quote a code
            throw new IllegalStateException("token-service's answer is no " + type.getSimpleName(), e);
        }
    }

    private static IllegalStateException unexpected(NeighbourAnswer answer) {
        return new IllegalStateException("token-service answered " + answer.status());
    }

    private record Closure(int generation, String reason) {}
}

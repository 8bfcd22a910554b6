package dev.grantway.install.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.install.neighbour.NeighbourAnswer;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.neighbour.NeighbourClient;
import dev.grantway.install.settings.InstallConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** token-service, as this service calls it. */
@Singleton
public class TokenServiceClient {
    private static final int PAGE = 500;

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
     * Ends a generation: no code and no token of it, or of one before it, is good any more once this returns. Only what
     * says so counts: a 404 comes from an address that is none of token-service's.
     */
    public void close(String installationId, int generation, String reason) {
        var uri = tokenService.resolve("/internal/installations/" + installationId + "/closure");
        var answer = neighbours.send("PUT", uri, new Closure(generation, reason));
        if (answer.status() != 204) {
            throw unexpected(answer);
        }
    }

    /**
     * Suspends or resumes a generation. Asked again it changes nothing, and of two wishes the later one holds.
     *
     * @return false when token-service has that generation closed, or never opened it
     */
    public boolean changeSuspension(
            String installationId, int generation, boolean suspended, Instant askedAt, String reason) {
        var uri = tokenService.resolve("/internal/installations/" + installationId + "/suspension");
        var answer = neighbours.send("PUT", uri, new SuspensionChange(generation, suspended, askedAt, reason));
        return switch (answer.status()) {
            case 204 -> true;
            case 409 -> false;
            default -> throw unexpected(answer);
        };
    }

    /** Which installation an app calls for that shows an access token. */
    public TokenOwner ownerOf(String accessToken) {
        var uri = tokenService.resolve("/internal/access-tokens/installation");
        var answer = neighbours.send("POST", uri, new ShownToken(accessToken));
        if (answer.status() != 200) {
            throw unexpected(answer);
        }
        return read(answer, Owner.class).toOwner();
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
            // and no more of it: it would quote a code
            throw NeighbourAway.unexpectedly("token-service's answer is no " + type.getSimpleName());
        }
    }

    private static NeighbourAway unexpected(NeighbourAnswer answer) {
        return NeighbourAway.unexpectedly("token-service answered " + answer.status());
    }

    private record Closure(int generation, String reason) {}

    private record SuspensionChange(int generation, boolean suspended, Instant askedAt, String reason) {}

    private record ShownToken(String accessToken) {
        @Override
        public String toString() {
            return "ShownToken[redacted]";
        }
    }

    private record Owner(
            @Nullable String installationId,
            int generation,
            @Nullable Instant expiredAt) {
        TokenOwner toOwner() {
            if (installationId != null) {
                return new TokenOwner.OfInstallation(installationId, generation);
            }
            return expiredAt == null ? new TokenOwner.Nobody() : new TokenOwner.Expired(expiredAt);
        }
    }
}

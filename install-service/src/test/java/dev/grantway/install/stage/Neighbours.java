package dev.grantway.install.stage;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.tokens.KnownGrant;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Plays the two neighbours by the HTTP contract between services; they are modules of their own. */
@Startup
@Singleton
public class Neighbours {
    private static final String SERVICE_TOKEN = "service-token";
    private static final String CREDENTIALS = "Basic "
            + Base64.getEncoder().encodeToString("install-service:service-secret".getBytes(StandardCharsets.UTF_8));

    /** While true, app-registry answers 503. */
    public final AtomicBoolean directoryAway = new AtomicBoolean();

    /** While true, token-service answers 503. */
    public final AtomicBoolean tokenServiceAway = new AtomicBoolean();

    /** The bodies of the requests for codes. */
    public final List<JsonNode> codeRequests = new CopyOnWriteArrayList<>();

    /** The closures asked for, as {@code id/generation}. */
    public final List<String> closures = new CopyOnWriteArrayList<>();

    /** The installations whose closure is answered 400. */
    public final Set<String> refusedClosures = ConcurrentHashMap.newKeySet();

    /** The suspends and resumes asked for, as {@code id/generation/suspended}. */
    public final List<String> suspensions = new CopyOnWriteArrayList<>();

    /** Access tokens, and the {@code id/generation} that they act for until it is closed. */
    public final Map<String, String> accessTokens = new ConcurrentHashMap<>();

    /** What happens, once, when a code is asked for and before it is given. */
    public final AtomicReference<Runnable> beforeCode = new AtomicReference<>(Neighbours::nothing);

    /** The status of every answer behind a token of a service's, while it is not 0. */
    public final AtomicInteger oddStatus = new AtomicInteger();

    /** What the list of grants answers. */
    public final List<KnownGrant> grants = new CopyOnWriteArrayList<>();

    /** While true, it lists those alone that changed at the asked time or later, as token-service does. */
    public final AtomicBoolean listsBySince = new AtomicBoolean();

    /** What the list of grants says that its next page begins with, which is then answered 503; empty for no such page. */
    public final AtomicReference<String> brokenNext = new AtomicReference<>("");

    /** The installations whose closure is answered 404, as by an address that is none of token-service's. */
    public final Set<String> misroutedClosures = ConcurrentHashMap.newKeySet();

    /** The installations whose closure is not answered while they are in here. */
    public final Set<String> heldClosures = ConcurrentHashMap.newKeySet();

    /** How many closures were held until now. */
    public final AtomicInteger holding = new AtomicInteger();

    private final Map<Integer, UserAccess> people = new ConcurrentHashMap<>();
    private final Set<String> endedSessions = ConcurrentHashMap.newKeySet();
    private final Map<String, Opened> installations = new HashMap<>();
    private final Map<String, JsonNode> flows = new HashMap<>();
    private final Set<String> spentCodes = ConcurrentHashMap.newKeySet();
    private final ObjectMapper json;
    private final HttpServer server;
    private final ECKey key;
    private final String issuer;

    Neighbours(
            ObjectMapper json,
            @ConfigProperty(name = "test.neighbours.port") int port,
            @ConfigProperty(name = "grantway.base-url") String issuer)
            throws IOException, JOSEException {
        this.json = json;
        this.issuer = issuer;
        this.key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        this.server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @PreDestroy
    void close() {
        server.stop(0);
    }

    /** The directory knows this from now on. */
    public void know(UserAccess person) {
        people.put(person.user().userId(), person);
    }

    /** The session's row is gone, while its token still looks good. */
    public void endSession(String sessionId) {
        endedSessions.add(sessionId);
    }

    /** The app has exchanged the code. */
    public void spend(String code) {
        spentCodes.add(code);
    }

    /** A token such as an operator's program has. */
    public String serviceToken(String scope) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType("at+jwt"))
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .audience("urn:grantway:services")
                            .claim("client_id", "operator-tool")
                            .claim("scope", scope)
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void nothing() {
        // happens
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ((path.startsWith("/internal/directory") ? directoryAway : tokenServiceAway).get()) {
                send(exchange, 503, Map.of());
            } else if (path.equals("/oauth2/token")) {
                boolean known = CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"));
                send(
                        exchange,
                        known ? 200 : 401,
                        Map.of("access_token", SERVICE_TOKEN, "token_type", "Bearer", "expires_in", 1800));
            } else if (path.equals("/oauth2/jwks")) {
                send(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
            } else if (("Bearer " + SERVICE_TOKEN)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answerInternal(exchange, path, body);
            } else {
                send(exchange, 401, Map.of());
            }
        }
    }

    private void answerInternal(HttpExchange exchange, String path, byte[] body) throws IOException {
        String[] segments = path.split("/", -1);
        if (path.endsWith("/closure")) {
            hold(segments[3]);
        }
        if (oddStatus.get() != 0) {
            send(exchange, oddStatus.get(), Map.of());
        } else if (path.startsWith("/internal/directory/accounts/")) {
            members(exchange, Integer.parseInt(segments[4]));
        } else if (path.startsWith("/internal/directory/users/")) {
            directory(exchange, people.get(Integer.parseInt(segments[4])));
        } else if (path.equals("/internal/directory/access")) {
            directory(exchange, byEmail(exchange.getRequestURI()));
        } else if (path.equals("/internal/codes")) {
            beforeCode.getAndSet(Neighbours::nothing).run();
            code(exchange, json.readTree(body));
        } else if (path.endsWith("/closure") && refusedClosures.contains(segments[3])) {
            send(exchange, 400, Map.of());
        } else if (path.endsWith("/closure") && misroutedClosures.contains(segments[3])) {
            send(exchange, 404, Map.of());
        } else if (path.endsWith("/closure")) {
            close(segments[3], json.readTree(body).path("generation").asInt());
            exchange.sendResponseHeaders(204, -1);
        } else if (path.endsWith("/suspension")) {
            exchange.sendResponseHeaders(suspend(segments[3], json.readTree(body)) ? 204 : 409, -1);
        } else if (path.equals("/internal/access-tokens/installation")) {
            send(exchange, 200, ownerOf(json.readTree(body).path("accessToken").asText()));
        } else if (path.equals("/internal/grants")) {
            grants(exchange);
        } else {
            send(exchange, 404, Map.of());
        }
    }

    private void hold(String installationId) {
        if (heldClosures.contains(installationId)) {
            holding.incrementAndGet();
            await().atMost(Duration.ofMinutes(2)).until(() -> !heldClosures.contains(installationId));
        }
    }

    private void grants(HttpExchange exchange) throws IOException {
        String next = brokenNext.get();
        if (!next.isEmpty() && exchange.getRequestURI().getQuery().contains("since=" + next)) {
            send(exchange, 503, Map.of());
        } else if (next.isEmpty()) {
            send(exchange, 200, Map.of("grants", listed(exchange.getRequestURI())));
        } else {
            send(exchange, 200, Map.of("grants", listed(exchange.getRequestURI()), "next", next));
        }
    }

    private List<KnownGrant> listed(URI uri) {
        var query = Arrays.stream(uri.getQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
        return grants.stream()
                .filter(grant -> !listsBySince.get() || !grant.changedAt().isBefore(Instant.parse(query.get("since"))))
                .filter(grant ->
                        grant.installationId().equals(query.getOrDefault("installationId", grant.installationId())))
                .toList();
    }

    private @Nullable UserAccess byEmail(URI uri) {
        String email = uri.getQuery().replace("email=", "");
        return people.values().stream()
                .filter(person -> person.user().email().equalsIgnoreCase(email))
                .findFirst()
                .orElse(null);
    }

    private void directory(HttpExchange exchange, @Nullable UserAccess person) throws IOException {
        if (person == null) {
            send(exchange, 404, Map.of());
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        boolean live = query != null && !endedSessions.contains(query.replace("sessionId=", ""));
        send(exchange, 200, new UserAccess(Instant.now(), live, person.user(), person.accounts()));
    }

    private void members(HttpExchange exchange, int accountId) throws IOException {
        var members = Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                .map(parameter -> people.get(Integer.valueOf(parameter.replace("userId=", ""))))
                .filter(Objects::nonNull)
                .map(person -> Map.of(
                        "userId",
                        person.user().userId(),
                        "name",
                        person.user().name(),
                        "member",
                        person.account(accountId).isPresent()))
                .toList();
        send(exchange, 200, Map.of("members", members));
    }

    private synchronized void code(HttpExchange exchange, JsonNode request) throws IOException {
        codeRequests.add(request);
        String place =
                request.path("appId").asInt() + ":" + request.path("accountId").asInt();
        int generation = request.path("generation").asInt();
        var present = installations.get(place);
        if (present == null || (!present.open() && present.generation() + 1 == generation)) {
            String id = present == null ? request.path("installationId").asText() : present.id();
            installations.put(place, new Opened(id, generation, true));
        } else if (!present.open() || present.generation() != generation) {
            send(exchange, 409, Map.of("reason", "GENERATION_CLOSED"));
            return;
        }
        String flow = request.path("flowId").asText();
        // the name that was proposed counts for nothing once there is one
        var consent = ((ObjectNode) request.deepCopy()).without(List.of("consentedAt", "installationId"));
        if (!flows.computeIfAbsent(flow, _ -> consent).equals(consent)) {
            send(exchange, 409, Map.of("reason", "FLOW_REUSED"));
            return;
        }
        if (spentCodes.contains("gwc1_" + flow)) {
            send(exchange, 409, Map.of("reason", "CODE_OVER"));
            return;
        }
        var opened = installations.get(place);
        send(
                exchange,
                200,
                Map.of("code", "gwc1_" + flow, "installationId", opened.id(), "generation", opened.generation()));
    }

    private synchronized void close(String id, int generation) {
        closures.add(id + "/" + generation);
        installations.replaceAll((_, row) -> row.id().equals(id) && row.generation() <= generation
                ? new Opened(row.id(), row.generation(), false)
                : row);
    }

    private synchronized boolean suspend(String id, JsonNode asked) {
        String generation = id + "/" + asked.path("generation").asInt();
        suspensions.add(generation + "/" + asked.path("suspended").asBoolean());
        return !closures.contains(generation);
    }

    private Map<String, Object> ownerOf(String token) {
        String generation = accessTokens.getOrDefault(token, "");
        if (generation.isEmpty() || closures.contains(generation)) {
            return Map.of("generation", 0);
        }
        if (generation.startsWith("expired")) {
            return Map.of("generation", 0, "expiredAt", Instant.EPOCH.toString());
        }
        String[] parts = generation.split("/", -1);
        return Map.of("installationId", parts[0], "generation", Integer.parseInt(parts[1]));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Opened(String id, int generation, boolean open) {}
}

package dev.grantway.examples.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks Grantway what a token is worth. RFC 7662. A good answer counts for five seconds, so a revoked token works no longer. */
final class TokenChecks {
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);
    private static final int MOST = 10_000;
    private static final Logger LOG = System.getLogger(TokenChecks.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Settings settings;
    private final Clock clock;
    private final Map<String, Cached> known = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private record Cached(TokenCheck.Active check, Instant until) {}

    TokenChecks(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    TokenCheck check(String token) {
        String key = sha256(token); // tokens themselves are not kept
        @Nullable Cached cached = known.get(key);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return cached.check();
        }
        var asked = clock.instant();
        var check = ask(token);
        if (check instanceof TokenCheck.Active active) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, new Cached(active, asked.plus(GOOD_FOR)));
        } else {
            known.remove(key);
        }
        return check;
    }

    private TokenCheck ask(String token) {
        var request = HttpRequest.newBuilder(settings.introspection())
                .header("Authorization", "Basic " + basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(3))
                .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, UTF_8)))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return read(JSON.readTree(response.body()));
            }
            LOG.log(Level.WARNING, "Introspection answered " + response.statusCode());
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "Introspection did not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new TokenCheck.Unknown();
    }

    /** A token that stands for no account may be good elsewhere, but there is nothing to show it here. */
    private static TokenCheck read(JsonNode answer) {
        if (!answer.path("active").asBoolean() || !answer.path("hub_id").canConvertToInt()) {
            return new TokenCheck.Inactive();
        }
        return new TokenCheck.Active(
                answer.path("hub_id").asInt(),
                answer.path("app_id").asLong(),
                Set.of(answer.path("scope").asText("").split(" ", -1)));
    }

    private String basic() {
        String pair =
                URLEncoder.encode(settings.clientId(), UTF_8) + ":" + URLEncoder.encode(settings.clientSecret(), UTF_8);
        return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

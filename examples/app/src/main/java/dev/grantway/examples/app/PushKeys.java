package dev.grantway.examples.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The public keys that Grantway signs its pushes with: read from where it publishes them, and kept for five minutes. */
final class PushKeys {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What precedes the 32 bytes of an Ed25519 key in X.509. RFC 8410, section 4. */
    private static final String X509_HEADER = "302a300506032b6570032100";

    private final AtomicReference<Read> latest = new AtomicReference<>(new Read(List.of(), Instant.EPOCH));
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI keySet;
    private final Clock clock;

    private record Read(List<PublicKey> keys, Instant at) {}

    PushKeys(String grantwayUrl, Clock clock) {
        keySet = URI.create(grantwayUrl + "/.well-known/webhook-keys");
        this.clock = clock;
    }

    /** Empty while they cannot be read: what cannot be checked is refused, and comes again. */
    List<PublicKey> current() {
        var now = clock.instant();
        var known = latest.get();
        if (now.isBefore(known.at().plus(KEPT))) {
            return known.keys();
        }
        try {
            var read = new Read(read(), now);
            latest.set(read);
            return read.keys();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<PublicKey> read() throws IOException, InterruptedException, GeneralSecurityException {
        var request = HttpRequest.newBuilder(keySet).timeout(PATIENCE).build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the key set was answered " + response.statusCode());
        }
        var keys = new ArrayList<PublicKey>();
        for (var key : JSON.readTree(response.body()).path("keys")) {
            keys.add(key(key.path("x").asText()));
        }
        return List.copyOf(keys);
    }

    static PublicKey key(String x) throws GeneralSecurityException {
        String bytes = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(x));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509_HEADER + bytes)));
    }
}

package dev.grantway.examples.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Installs that began at our page and have not come back yet, each bound to the browser that began it. */
final class Installs {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int MOST = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Settings settings;
    private final Clock clock;
    private final Map<String, Begun> begunByState = new ConcurrentHashMap<>();

    /**
     * An install on its way.
     *
     * @param browser the value of the cookie of the browser that began it
     * @param verifier proves at the exchange that who began it ends it. RFC 7636
     */
    record Begun(App app, String browser, String verifier, Instant at) {}

    Installs(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins an install; the answer is where to send the browser. */
    String begin(App app, String browser) {
        begunByState
                .values()
                .removeIf(begun -> begun.at().isBefore(clock.instant().minus(PATIENCE)));
        if (begunByState.size() >= MOST) {
            begunByState.clear(); // those people press the button once more
        }
        var begun = new Begun(app, browser, random(), clock.instant());
        String state = random();
        begunByState.put(state, begun);
        var query = query(app);
        query.put("state", state);
        query.put("code_challenge", challenge(begun.verifier()));
        query.put("code_challenge_method", "S256");
        return authorizeUrl(query);
    }

    /** The install of a state, once: empty when this browser did not begin it. */
    Optional<Begun> claim(String state, String browser) {
        return Optional.ofNullable(begunByState.get(state))
                .filter(begun -> MessageDigest.isEqual(begun.browser().getBytes(US_ASCII), browser.getBytes(US_ASCII)))
                .filter(begun -> begunByState.remove(state, begun));
    }

    /** The link to give away: anyone may open it, so it can hold no state. */
    String publicLink(App app) {
        return authorizeUrl(query(app));
    }

    String redirectUri(App app) {
        return settings.ownUrl() + app.callbackPath();
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Map<String, String> query(App app) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", app.clientId());
        query.put("redirect_uri", redirectUri(app));
        query.put("scope", String.join(" ", app.scopes()));
        if (!app.optionalScopes().isEmpty()) {
            query.put("optional_scope", String.join(" ", app.optionalScopes()));
        }
        return query;
    }

    private String authorizeUrl(Map<String, String> query) {
        return settings.grantwayUrl() + "/oauth/authorize?" + Forms.encode(query);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

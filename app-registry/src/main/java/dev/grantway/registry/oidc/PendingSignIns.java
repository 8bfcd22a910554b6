package dev.grantway.registry.oidc;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins that are at the provider: where each goes on, and the browser that it was begun in. The answer to a sign-in that was
 * begun elsewhere would sign its reader in as somebody else (RFC 9700, section 4.7).
 */
@Singleton
public class PendingSignIns {
    private static final Pattern BROWSER = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final PendingSignInStore store;
    private final Duration ttl;
    private final String cookieName;
    private final String attributes;
    private final Clock clock;

    PendingSignIns(
            PendingSignInStore store,
            OidcConfig config,
            @ConfigProperty(name = "grantway.base-url") String baseUrl,
            Clock clock) {
        boolean https = baseUrl.startsWith("https://");
        this.store = store;
        this.ttl = config.signInTtl();
        // __Host-, so that no other host of the domain can plant one
        this.cookieName = https ? "__Host-grantway_signin" : "grantway_signin";
        this.attributes =
                "; Path=/; Max-Age=" + ttl.toSeconds() + "; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
        this.clock = clock;
    }

    /** The cookie that says which browser it is. */
    public String cookieName() {
        return cookieName;
    }

    /**
     * Remembers a sign-in that goes to the provider now.
     *
     * @param browser the value of the cookie; absent for none. One browser may sign in at several tabs
     * @return the {@code Set-Cookie}
     */
    public String begin(String state, @Nullable String browser, String returnPath) {
        String value = browser != null && BROWSER.matcher(browser).matches() ? browser : newBrowser();
        var now = clock.instant();
        store.add(state, hash(value), returnPath, now, now.plus(ttl));
        return cookieName + "=" + value + attributes;
    }

    /** Where the sign-in goes on that comes back with this state; empty unless it was begun in this browser, in time, and not used. */
    public Optional<String> take(@Nullable String state, @Nullable String browser) {
        return state == null || browser == null || !STATE.matcher(state).matches()
                ? Optional.empty()
                : store.take(state, hash(browser), clock.instant());
    }

    private String newBrowser() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

package dev.grantway.platform.session;

import com.google.crypto.tink.prf.PrfSet;
import dev.grantway.platform.seal.Keysets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The token that a form carries to show that a page of ours was open in this very session. */
@Singleton
public class CsrfTokens {
    /** Name of the hidden field. */
    public static final String FIELD = "csrf_token";

    private static final int LENGTH_BYTES = 32;

    private final AtomicReference<@Nullable PrfSet> keys = new AtomicReference<>();
    private final Keysets keysets;

    CsrfTokens(Keysets keysets) {
        this.keysets = keysets;
    }

    /** The token of a session, under the newest key. */
    public String tokenFor(String sessionId) {
        try {
            return token(keys().computePrimary(input(sessionId), LENGTH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a form token could not be made", e);
        }
    }

    /** Compares in constant time, with each key that is still held. */
    public boolean matches(String token, String sessionId) {
        try {
            boolean matches = false;
            for (var key : keys().getPrfs().values()) {
                String expected = token(key.compute(input(sessionId), LENGTH_BYTES));
                matches |= MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
            }
            return matches;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a form token could not be checked", e);
        }
    }

    private static byte[] input(String sessionId) {
        return ("csrf:" + sessionId).getBytes(StandardCharsets.UTF_8);
    }

    private static String token(byte[] tag) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    }

    /** Read at the first use: a service without pages has no such file. */
    private PrfSet keys() {
        var read = keys.get();
        if (read == null) {
            read = keysets.prf("csrf");
            keys.set(read);
        }
        return read;
    }
}

package dev.grantway.platform.seal;

import com.google.crypto.tink.prf.PrfSet;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Generates secrets and checks them by keyed hash. They have 256 random bits, so a slow password hash would add cost and
 * no safety. A hash is {@code <key id>.<base64url>}.
 */
@Singleton
public class ClientSecrets {
    /** The keyset, shared by those who make verifiers and those who check them. */
    public static final String KEYSET = "secret-verifier";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int LENGTH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<@Nullable PrfSet> keys = new AtomicReference<>();
    private final Keysets keysets;

    ClientSecrets(Keysets keysets) {
        this.keysets = keysets;
    }

    /** A new secret in {@code [A-Za-z0-9_-]}, which survives any decoding of Basic credentials. */
    public String generate() {
        byte[] bytes = new byte[LENGTH_BYTES];
        random.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }

    /** The verifier of a secret, under the newest key. */
    public String hash(String secret) {
        try {
            var keys = keys();
            return hash(keys, keys.getPrimaryId(), secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be hashed", e);
        }
    }

    /** Compares in constant time; false for a verifier of a key that is gone. */
    public boolean matches(String secret, String verifier) {
        try {
            var keys = keys();
            String expected = hash(keys, keyIdOf(verifier, keys), secret);
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), verifier.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be hashed", e);
        }
    }

    private static int keyIdOf(String verifier, PrfSet keys) throws GeneralSecurityException {
        int dot = verifier.indexOf('.');
        try {
            int keyId = Integer.parseInt(verifier.substring(0, Math.max(dot, 0)));
            return keys.getPrfs().containsKey(keyId) ? keyId : keys.getPrimaryId();
        } catch (NumberFormatException e) {
            return keys.getPrimaryId();
        }
    }

    private static String hash(PrfSet keys, int keyId, String secret) throws GeneralSecurityException {
        var prf = keys.getPrfs().get(keyId);
        if (prf == null) {
            throw new GeneralSecurityException("no key " + keyId);
        }
        return keyId + "."
                + BASE64URL.encodeToString(prf.compute(secret.getBytes(StandardCharsets.UTF_8), LENGTH_BYTES));
    }

    /** Read at the first use: a service without client secrets has no such file. */
    private PrfSet keys() {
        var read = keys.get();
        if (read == null) {
            read = keysets.prf(KEYSET);
            keys.set(read);
        }
        return read;
    }
}

package dev.grantway.token.key;

import com.google.crypto.tink.prf.Prf;
import dev.grantway.platform.seal.Keysets;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;

/** The keyset {@code tokens}: MACs of codes and tokens, each kind in a domain of its own. */
@Startup // a keyset that is absent is told at start, not to the first client
@Singleton
public class TokenKeys {
    /** Length of each MAC. */
    public static final int MAC_BYTES = 16;

    private static final String KEYSET = "tokens";

    private final Map<Integer, Prf> keys;
    private final int newest;

    TokenKeys(Keysets keysets) {
        var keyset = keysets.prf(KEYSET);
        newest = keyset.getPrimaryId();
        try {
            keys = Map.copyOf(keyset.getPrfs());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset " + KEYSET + " cannot be used", e);
        }
    }

    /** What a MAC is for; a MAC of one purpose is worth nothing for another. */
    public enum Purpose {
        CODE,
        REFRESH,
        /** Completed with the grant's salt, so that a leaked key alone makes no refresh token. */
        SALTED_REFRESH,
        ACCESS,
        INSTALLATION,
        DEVELOPER
    }

    /** The key that new tokens use. */
    public int newest() {
        return newest;
    }

    /** The keys whose tokens are known. */
    public Set<Integer> ids() {
        return keys.keySet();
    }

    /** The MAC of a payload under the newest key. */
    public byte[] sign(Purpose purpose, byte[] payload) {
        return mac(purpose, newest, payload);
    }

    /** Compares in constant time; false for a key that is not ours. */
    public boolean verify(Purpose purpose, int keyId, byte[] payload, byte[] mac) {
        return keys.containsKey(keyId) && MessageDigest.isEqual(mac(purpose, keyId, payload), mac);
    }

    /** The MAC of a payload under one of {@link #ids}. */
    public byte[] mac(Purpose purpose, int keyId, byte[] payload) {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no key " + keyId);
        }
        byte[] domain = ("grantway:" + purpose.name() + ":v1\n").getBytes(StandardCharsets.US_ASCII);
        byte[] input = ByteBuffer.allocate(domain.length + payload.length)
                .put(domain)
                .put(payload)
                .array();
        try {
            return key.compute(input, MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a token's MAC could not be computed", e);
        }
    }
}

package dev.grantway.registry.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One of the times that a creation is sent.
 *
 * @param caller tells callers apart: a key is theirs alone
 * @param path what is created
 * @param key as they chose it
 * @param digest of what they sent
 */
record Attempt(String caller, String path, String key, String digest) {
    static Attempt of(String caller, String path, String key, byte[] content) {
        return new Attempt(caller, path, key, HexFormat.of().formatHex(sha256().digest(content)));
    }

    /** Names the place of its answer. */
    String place() {
        return caller + '\n' + path + '\n' + key;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The number of the lock that one attempt at a time holds. */
    long lock() {
        byte[] hash = sha256().digest(("idempotency\n" + place()).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong();
    }
}

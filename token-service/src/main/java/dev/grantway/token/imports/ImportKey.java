package dev.grantway.token.imports;

import dev.grantway.token.key.SecretBytes;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes the other system's refresh tokens: HMAC-SHA256 under a key that the operator shares with its export. */
@Startup // a wrong file is told at start
@Singleton
class ImportKey {
    /** Of a hash. */
    static final int HASH_BYTES = 32;

    private static final int SHORTEST_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Optional<SecretBytes> key;

    ImportKey(ImportConfig config) {
        key = config.keyFile().map(ImportKey::read);
    }

    boolean isThere() {
        return key.isPresent();
    }

    /** The hash of a token; empty when there is no key. */
    Optional<byte[]> hash(String token) {
        return key.map(secret -> {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret.toArray(), ALGORITHM));
                return mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JVM has " + ALGORITHM, e);
            }
        });
    }

    private static SecretBytes read(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length >= SHORTEST_BYTES) {
                return SecretBytes.of(key);
            }
        } catch (IOException | IllegalArgumentException e) { // told below, without the cause: it may quote the key
        }
        throw new IllegalStateException("grantway.token.import.key-file: " + file + " cannot be read as at least "
                + SHORTEST_BYTES + " bytes in hexadecimal.");
    }
}

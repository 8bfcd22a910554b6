package dev.grantway.token.imports;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that an operator shares with the export of the other system, and how that export hashes. */
public final class ImportKeyResource implements QuarkusTestResourceLifecycleManager {
    private static final String KEY = "00112233445566778899aabbccddeeff".repeat(2);

    /** As {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:…} prints it. */
    static String hash(String token) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(KEY), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings of who does not move in. */
    static ImportConfig without() {
        return config(Optional.empty());
    }

    static ImportConfig config(Optional<Path> keyFile) {
        return new ImportConfig() {
            @Override
            public Optional<Path> keyFile() {
                return keyFile;
            }

            @Override
            public Duration overlap() {
                return Duration.ofDays(30);
            }
        };
    }

    @Override
    public Map<String, String> start() {
        try {
            var file = Files.createTempFile("import-key", ".hex");
            Files.writeString(file, KEY + "\n");
            return Map.of("grantway.token.import.key-file", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the file goes with the machine's temporary files
    }
}

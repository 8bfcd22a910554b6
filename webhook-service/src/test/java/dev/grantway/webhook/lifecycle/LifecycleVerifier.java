package dev.grantway.webhook.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Says whether a push is from the platform, and for this app. */
final class LifecycleVerifier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410

    private final List<PublicKey> keys = new ArrayList<>();
    private final String clientId;

    /** Reads the key set; read it again every five minutes. */
    LifecycleVerifier(URI keySet, String clientId) throws IOException, GeneralSecurityException {
        this.clientId = clientId;
        try (InputStream published = keySet.toURL().openStream()) {
            for (var key : JSON.readTree(published).path("keys")) {
                byte[] x = Base64.getUrlDecoder().decode(key.path("x").asText());
                byte[] encoded = new byte[X509_HEADER.length + x.length];
                System.arraycopy(X509_HEADER, 0, encoded, 0, X509_HEADER.length);
                System.arraycopy(x, 0, encoded, X509_HEADER.length, x.length);
                keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            }
        }
    }

    /** Takes the headers as they came and the body's very bytes, before any JSON parser touched them. */
    boolean isGenuine(String id, String timestamp, String signatures, byte[] body)
            throws IOException, GeneralSecurityException {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
        return age.abs().compareTo(Duration.ofMinutes(5)) <= 0
                && isSigned((id + "." + timestamp + ".").getBytes(UTF_8), signatures, body)
                && JSON.readTree(body).at("/data/clientId").asText().equals(clientId); // one key set serves all apps
    }

    private boolean isSigned(byte[] prefix, String signatures, byte[] body) throws GeneralSecurityException {
        for (String entry : signatures.split(" ", -1)) {
            for (PublicKey key : keys) {
                if (entry.startsWith("v1a,") && verifies(key, prefix, body, entry.substring(4))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean verifies(PublicKey key, byte[] prefix, byte[] body, String signature)
            throws GeneralSecurityException {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(prefix);
        check.update(body);
        byte[] bytes = Base64.getDecoder().decode(signature);
        return bytes.length == 64 && check.verify(bytes);
    }
}

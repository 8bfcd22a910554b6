package dev.grantway.webhook.lifecycle;

import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.platform.seal.Ed25519Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** What others verify pushes with: a JWK Set. RFC 7517, section 5. */
record PublishedKeys(List<PublishedKey> keys) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    PublishedKeys {
        keys = List.copyOf(keys);
    }

    static PublishedKeys of(List<Ed25519Key> keys) {
        return new PublishedKeys(keys.stream()
                .map(Ed25519Key::publicKey)
                .map(PublishedKeys::published)
                .toList());
    }

    /**
     * A public key. RFC 8037, section 2.
     *
     * @param kid its thumbprint. RFC 7638
     * @param whpk the same key as Standard Webhooks writes it
     */
    record PublishedKey(String kty, String crv, String use, String alg, String kid, String x, String whpk) {}

    private static PublishedKey published(byte[] key) {
        String x = BASE64URL.encodeToString(key);
        return new PublishedKey(
                "OKP",
                "Ed25519",
                "sig",
                "EdDSA",
                thumbprint(x),
                x,
                WebhookSignatures.STANDARD_PUBLIC_KEY_PREFIX
                        + Base64.getEncoder().encodeToString(key));
    }

    private static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        try {
            return BASE64URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

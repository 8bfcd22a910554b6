package dev.grantway.contracts.signatures;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the bytes of a webhook; a re-serialised copy would not verify. */
public final class WebhookSignatures {
    /** What a Standard Webhooks secret begins with. */
    public static final String STANDARD_SECRET_PREFIX = "whsec_";

    /** What a Standard Webhooks public key begins with. */
    public static final String STANDARD_PUBLIC_KEY_PREFIX = "whpk_";

    /** Looking for one among the JVM's providers costs as much as the signature. */
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(WebhookSignatures::newMac);

    private WebhookSignatures() {}

    /** HubSpot v1, the header {@code X-HubSpot-Signature}: hex of SHA-256 over secret and body. */
    public static String hubSpotV1(String clientSecret, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(clientSecret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * HubSpot v3, the header {@code X-HubSpot-Signature-v3}: base64 of HMAC-SHA256 over method, URI, body and time.
     *
     * @param uri the whole target URL, as it was called
     * @param timestampMillis the header {@code X-HubSpot-Request-Timestamp}
     */
    public static String hubSpotV3(String clientSecret, String method, String uri, byte[] body, long timestampMillis) {
        var mac = hmac(clientSecret.getBytes(StandardCharsets.UTF_8));
        mac.update((method + uri).getBytes(StandardCharsets.UTF_8));
        mac.update(body);
        mac.update(Long.toString(timestampMillis).getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(mac.doFinal());
    }

    /**
     * Standard Webhooks, one entry of the header {@code webhook-signature}: {@code v1,} and base64 of HMAC-SHA256.
     *
     * @param secret with or without its prefix {@code whsec_}
     * @param id the header {@code webhook-id}
     * @param timestampSeconds the header {@code webhook-timestamp}
     */
    public static String standardV1(String secret, String id, long timestampSeconds, byte[] body) {
        String encoded =
                secret.startsWith(STANDARD_SECRET_PREFIX) ? secret.substring(STANDARD_SECRET_PREFIX.length()) : secret;
        var mac = hmac(Base64.getDecoder().decode(encoded));
        mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    /**
     * Standard Webhooks with a key pair, one entry of the header {@code webhook-signature}: {@code v1a,} and base64 of
     * Ed25519.
     *
     * @param key of Ed25519
     * @param id the header {@code webhook-id}
     * @param timestampSeconds the header {@code webhook-timestamp}
     */
    public static String standardV1a(PrivateKey key, String id, long timestampSeconds, byte[] body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has Ed25519", e);
        }
    }

    private static Mac hmac(byte[] key) {
        try {
            var mac = MAC.get();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of any length is one for HMAC", e);
        }
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}

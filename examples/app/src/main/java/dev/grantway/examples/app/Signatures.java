package dev.grantway.examples.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of what comes in, over the bytes as they came and in constant time. */
final class Signatures {
    /** Older ones may be replays. */
    private static final Duration MOST_AGE = Duration.ofMinutes(5);

    private final Clock clock;

    /** What a signature is worth. */
    enum Verdict {
        VALID,
        INVALID,
        /** Not sent, or sent while we have no secret to check it with. */
        UNCHECKED
    }

    Signatures(Clock clock) {
        this.clock = clock;
    }

    /** HubSpot's v3: base64 of HMAC-SHA256 over method, URL, body and time, under the client secret. */
    Verdict hubSpotV3(SignedRequest request, @Nullable String clientSecret) {
        var signature = request.header("X-HubSpot-Signature-v3");
        if (signature.isEmpty() || clientSecret == null) {
            return Verdict.UNCHECKED;
        }
        String timestamp = request.header("X-HubSpot-Request-Timestamp").orElse("");
        byte[] expected = hmac(
                clientSecret.getBytes(UTF_8),
                (request.method() + request.uri()).getBytes(UTF_8),
                request.body(),
                timestamp.getBytes(UTF_8));
        return verdict(
                isRecent(timestamp, Instant::ofEpochMilli) && isEqual(expected, decode(signature.orElseThrow())));
    }

    /** HubSpot's v2, which its card requests carry: hex of SHA-256 over client secret, method, URL and body. */
    Verdict hubSpotV2(SignedRequest request, @Nullable String clientSecret) {
        var signature = request.header("X-HubSpot-Signature");
        boolean isV2 = request.header("X-HubSpot-Signature-Version").orElse("").equals("v2");
        if (signature.isEmpty() || clientSecret == null || !isV2) {
            return Verdict.UNCHECKED;
        }
        var digest = sha256();
        digest.update((clientSecret + request.method() + request.uri()).getBytes(UTF_8));
        String expected = HexFormat.of().formatHex(digest.digest(request.body()));
        return verdict(isEqual(expected.getBytes(UTF_8), signature.orElseThrow().getBytes(UTF_8)));
    }

    /** Standard Webhooks: {@code v1,} and base64 of HMAC-SHA256 over id, time and body; any one of several is enough. */
    Verdict standard(SignedRequest request, @Nullable String webhookSecret) {
        var signatures = request.header("webhook-signature");
        byte[] key = webhookSecret == null ? new byte[0] : decode(webhookSecret.replaceFirst("^whsec_", ""));
        if (signatures.isEmpty() || key.length == 0 || isPush(request)) { // anyone can sign with an empty key
            return Verdict.UNCHECKED;
        }
        String timestamp = request.header("webhook-timestamp").orElse("");
        byte[] expected = hmac(
                key, (request.header("webhook-id").orElse("") + "." + timestamp + ".").getBytes(UTF_8), request.body());
        boolean isOurs = false;
        for (String signature : signatures.orElseThrow().split(" ", -1)) {
            isOurs |= signature.startsWith("v1,") && isEqual(expected, decode(signature.substring(3)));
        }
        return verdict(isOurs && isRecent(timestamp, Instant::ofEpochSecond));
    }

    /** Whether it tells of our own installs, which Grantway signs with its own keys and no secret of ours. */
    static boolean isPush(SignedRequest request) {
        String signatures = request.header("webhook-signature").orElse("");
        return signatures.startsWith("v1a,") && !signatures.contains(" v1,");
    }

    /** Standard Webhooks with key pairs: {@code v1a,} and base64 of Ed25519; any one key and signature is enough. */
    Verdict standardByKeys(SignedRequest request, List<PublicKey> keys) {
        if (!isPush(request) || keys.isEmpty()) {
            return Verdict.UNCHECKED;
        }
        String timestamp = request.header("webhook-timestamp").orElse("");
        byte[] prefix = (request.header("webhook-id").orElse("") + "." + timestamp + ".").getBytes(UTF_8);
        boolean isOurs = false;
        for (String signature : request.header("webhook-signature").orElse("").split(" ", -1)) {
            for (PublicKey key : keys) {
                isOurs |= signature.startsWith("v1a,")
                        && verifies(key, prefix, request.body(), decode(signature.substring(4)));
            }
        }
        return verdict(isOurs && isRecent(timestamp, Instant::ofEpochSecond));
    }

    private static boolean verifies(PublicKey key, byte[] prefix, byte[] body, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(prefix);
            check.update(body);
            return check.verify(signature);
        } catch (SignatureException e) { // not as long as a signature is
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verdict verdict(boolean valid) {
        return valid ? Verdict.VALID : Verdict.INVALID;
    }

    private boolean isRecent(String timestamp, Function<Long, Instant> unit) {
        try {
            var age = Duration.between(unit.apply(Long.parseLong(timestamp)), clock.instant());
            return age.abs().compareTo(MOST_AGE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) { // a time beyond all bounds
            return false;
        }
    }

    private static boolean isEqual(byte[] expected, byte[] sent) {
        return MessageDigest.isEqual(expected, sent);
    }

    /** Empty for what is no base64, which then equals no signature. */
    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

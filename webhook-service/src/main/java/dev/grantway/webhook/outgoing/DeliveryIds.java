package dev.grantway.webhook.outgoing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Ids that are derived from what they name, so that a repetition has the same one. */
public final class DeliveryIds {
    private static final int TEXT_BYTES = 24;

    private DeliveryIds() {}

    /** An id of up to 36 characters of {@code [A-Za-z0-9_-]}. */
    public static String textOf(byte[] digest) {
        byte[] first = Arrays.copyOf(digest, TEXT_BYTES);
        return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(first);
    }

    /** A number between 1 and 2^53, which JavaScript can hold. */
    public static long numberOf(byte[] digest) {
        return Math.max(
                1,
                ByteBuffer.wrap(digest, digest.length - Long.BYTES, Long.BYTES).getLong() >>> 11);
    }

    /** The id of a request that carries these deliveries: that of the only one, or one derived from all. */
    public static String ofBatch(List<Delivery> deliveries) {
        return deliveries.size() == 1
                ? deliveries.getFirst().id()
                : textOf(digest(deliveries.stream().map(Delivery::id).toArray(String[]::new)));
    }

    /** SHA-256 of the parts, each with its length, so that no two lists of parts meet. */
    public static byte[] digest(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

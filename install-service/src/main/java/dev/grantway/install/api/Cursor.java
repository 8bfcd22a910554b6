package dev.grantway.install.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a list goes on. A cursor fits the question that it was given for, and no other. It opens nothing: what the
 * caller may see is looked at again with each page, so that it need not be signed.
 */
final class Cursor {
    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{16})\\.([A-Za-z0-9_-]{1,64})");
    private static final int FINGERPRINT_BYTES = 8;

    private Cursor() {}

    /**
     * Writes one.
     *
     * @param question all that decides what is in the list
     * @param place the last entry's, of letters, digits, {@code _} and {@code -}
     */
    static String write(String question, String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((fingerprint(question) + "." + place).getBytes(StandardCharsets.US_ASCII));
    }

    /** The place; empty for what was never written for this question. */
    static Optional<String> read(String question, String cursor) {
        try {
            var text = TEXT.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            return text.matches() && text.group(1).equals(fingerprint(question))
                    ? Optional.of(text.group(2))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(String question) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

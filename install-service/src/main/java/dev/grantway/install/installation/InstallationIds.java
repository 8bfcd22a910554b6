package dev.grantway.install.installation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Makes ids of installations. */
final class InstallationIds {
    private static final int PLACE_BYTES = 2;
    private static final int LENGTH_BYTES = 16;

    private static final Pattern POSSIBLE = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private InstallationIds() {}

    /**
     * The id that a consent, or a request for one, proposes: 16 bits of the account's hash, so that it can be placed by
     * account later, and 112 random ones. They come from the random id of the flow or request, so that a repeated one
     * proposes the same.
     */
    static String propose(int accountId, String flowId) {
        byte[] id = new byte[LENGTH_BYTES];
        byte[] account = ByteBuffer.allocate(Integer.BYTES).putInt(accountId).array();
        System.arraycopy(sha256(account), 0, id, 0, PLACE_BYTES);
        byte[] rest = sha256(("installation:" + flowId).getBytes(StandardCharsets.UTF_8));
        System.arraycopy(Arrays.copyOf(rest, LENGTH_BYTES), 0, id, PLACE_BYTES, LENGTH_BYTES - PLACE_BYTES);
        return "ins_" + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** Whether a stranger's text can be an id at all; PostgreSQL takes no text with a NUL in it. */
    static boolean isPossible(String text) {
        return POSSIBLE.matcher(text).matches();
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

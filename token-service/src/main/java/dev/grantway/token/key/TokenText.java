package dev.grantway.token.key;

import dev.grantway.platform.seal.Secret;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The text form of a code or token: a prefix and the base64url of its bytes, in exactly one spelling. */
public final class TokenText {
    private final String prefix;
    private final int length;

    /**
     * A form.
     *
     * @param length of the bytes
     */
    public TokenText(String prefix, int length) {
        this.prefix = prefix;
        this.length = length;
    }

    public Secret write(byte[] bytes) {
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The bytes; empty for any text that {@link #write} does not make. */
    public Optional<ByteBuffer> read(String text) {
        if (!text.startsWith(prefix) || text.length() != prefix.length() + (length * 4 + 2) / 3) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(prefix.length()));
            // the last character has bits that decode to nothing: another spelling would be a second token
            return write(bytes).value().equals(text) ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static ByteBuffer putId(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    public static UUID takeId(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The next bytes, as an array of their own. */
    public static byte[] take(ByteBuffer bytes, int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }
}

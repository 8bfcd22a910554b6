package dev.grantway.token.key;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A second reader of a token's text, bit by bit: what the one under test has to agree with. */
public final class StrictText {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private StrictText() {}

    /** The bytes; empty for text that is not the prefix and the one spelling of this many bytes. */
    public static Optional<ByteBuffer> read(String prefix, int length, String text) {
        if (!text.startsWith(prefix) || text.length() - prefix.length() != Math.ceilDiv(length * 8, 6)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(length);
        int bits = 0;
        int known = 0;
        for (char digit : text.substring(prefix.length()).toCharArray()) {
            int value = ALPHABET.indexOf(digit);
            if (value < 0) {
                return Optional.empty();
            }
            bits = bits << 6 | value;
            known += 6;
            if (known >= 8) {
                known -= 8;
                bytes.put((byte) (bits >> known));
                bits &= (1 << known) - 1;
            }
        }
        return bits == 0 ? Optional.of(bytes.flip()) : Optional.empty();
    }
}

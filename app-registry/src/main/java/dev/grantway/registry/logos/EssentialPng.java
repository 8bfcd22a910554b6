package dev.grantway.registry.logos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A PNG with nothing but its picture. Texts and colour profiles are compressed, and a decoder that unpacks them can be made
 * to fill the memory by a file of a few kilobytes: so it never sees them.
 */
final class EssentialPng {
    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12; // length, type, checksum
    private static final String END = "IEND";
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", END);

    private EssentialPng() {}

    /** Empty for a file whose parts do not fit together. */
    static Optional<byte[]> of(byte[] file) {
        var from = ByteBuffer.wrap(file);
        var kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, SIGNATURE);
        int at = SIGNATURE;
        while (at + AROUND_DATA <= file.length) {
            int length = from.getInt(at);
            if (length < 0 || length > file.length - at - AROUND_DATA) {
                return Optional.empty();
            }
            String type = new String(file, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (KEPT.contains(type)) {
                kept.write(file, at, AROUND_DATA + length);
            }
            if (type.equals(END)) {
                return Optional.of(kept.toByteArray());
            }
            at += AROUND_DATA + length;
        }
        return Optional.empty();
    }
}

package dev.grantway.registry.logos;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A logo that was drawn here: a PNG of {@link #SIDE} pixels a side, without metadata. */
public final class LogoImage {
    /** Pixels from edge to edge. */
    public static final int SIDE = 256;

    private static final int HASH_BYTES = 16;

    private final ByteBuffer png;

    private LogoImage(byte[] png) {
        this.png = ByteBuffer.wrap(png.clone()).asReadOnlyBuffer();
    }

    /** One that was drawn here, now or before. */
    public static LogoImage drawn(byte[] png) {
        return new LogoImage(png);
    }

    /** The file. */
    public byte[] png() {
        var copy = new byte[png.remaining()];
        png.get(0, copy);
        return copy;
    }

    /** 128 bits that another picture does not have, in hexadecimal digits. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(png());
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

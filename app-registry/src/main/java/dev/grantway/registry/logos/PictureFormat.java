package dev.grantway.registry.logos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** What a file is, by its first bytes; neither its name nor what a browser says of it counts. */
enum PictureFormat {
    PNG,
    JPEG,
    GIF,
    WEBP,
    SVG,
    OTHER;

    private static final byte[] PNG_SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG_SIGNATURE = HexFormat.of().parseHex("ffd8ff");
    private static final int LOOKED_AT = 1024;
    private static final int WEBP_AT = 8;

    static PictureFormat of(byte[] file) {
        if (beginsWith(file, PNG_SIGNATURE)) {
            return PNG;
        }
        if (beginsWith(file, JPEG_SIGNATURE)) {
            return JPEG;
        }
        String text = new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (text.startsWith("GIF8")) {
            return GIF;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", WEBP_AT)) {
            return WEBP;
        }
        return text.toLowerCase(Locale.ROOT).contains("<svg") ? SVG : OTHER;
    }

    private static boolean beginsWith(byte[] file, byte[] signature) {
        return file.length >= signature.length
                && Arrays.equals(file, 0, signature.length, signature, 0, signature.length);
    }
}

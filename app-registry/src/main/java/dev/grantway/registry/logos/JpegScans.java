package dev.grantway.registry.logos;

/**
 * How often a JPEG draws over its picture. Each scan of a progressive one costs a pass over all pixels and may have a few
 * bytes, so a small file could keep a processor busy for minutes.
 */
final class JpegScans {
    /** Encoders make about ten. */
    private static final int MOST = 50;

    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;

    private JpegScans() {}

    static boolean areTooMany(byte[] file) {
        int scans = 0;
        for (int i = 0; i + 1 < file.length; i++) {
            // in a picture's own data 0xFF is always followed by 0x00 or by a restart marker
            if (Byte.toUnsignedInt(file[i]) == MARKER && Byte.toUnsignedInt(file[i + 1]) == START_OF_SCAN) {
                scans++;
            }
        }
        return scans > MOST;
    }
}

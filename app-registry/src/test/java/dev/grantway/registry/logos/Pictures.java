package dev.grantway.registry.logos;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files as developers and attackers send them. */
public final class Pictures {
    private static final int SIGNATURE_AND_HEADER = 8 + 25;

    private Pictures() {}

    /** A red rectangle. */
    public static byte[] png(int width, int height) {
        return file(width, height, BufferedImage.TYPE_INT_ARGB, "png");
    }

    /** The same. */
    public static byte[] jpeg(int width, int height) {
        return file(width, height, BufferedImage.TYPE_INT_RGB, "jpeg");
    }

    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The PNG with another part behind its header. */
    static byte[] with(byte[] png, String type, byte[] data) {
        var checksum = new CRC32();
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(png.length + data.length + 12)
                .put(png, 0, SIGNATURE_AND_HEADER)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .put(png, SIGNATURE_AND_HEADER, png.length - SIGNATURE_AND_HEADER)
                .array();
    }

    /** The PNG with other measures in its header. */
    static byte[] claiming(byte[] png, int width, int height) {
        var changed = ByteBuffer.wrap(png.clone()).putInt(16, width).putInt(20, height);
        var checksum = new CRC32();
        checksum.update(changed.array(), 12, 17);
        return changed.putInt(29, (int) checksum.getValue()).array();
    }

    private static byte[] file(int width, int height, int type, String format) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}

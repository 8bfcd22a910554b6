package dev.grantway.registry.logos;

import dev.grantway.registry.logos.LogoOutcome.Drawn;
import dev.grantway.registry.logos.LogoOutcome.Refused;
import jakarta.inject.Singleton;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes logos of the files that developers send. */
@Singleton
public class LogoImages {
    /** The largest file, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int SMALLEST_SIDE = 64;
    private static final int LARGEST_SIDE = 4096;
    private static final int MOST_SHAPE = 8; // a line would be drawn as nothing

    /** One picture is unpacked at a time: that bounds what strangers' files take of memory and processors. */
    private final ReentrantLock one = new ReentrantLock();

    /** Draws the picture in the file anew. */
    public LogoOutcome draw(byte[] file) {
        if (file.length == 0) {
            return new Refused("Choose a file first.");
        }
        if (file.length > MAX_BYTES) {
            return tooLarge();
        }
        return switch (PictureFormat.of(file)) {
            case PNG ->
                EssentialPng.of(file).map(picture -> draw(picture, "png")).orElseGet(LogoImages::broken);
            case JPEG -> JpegScans.areTooMany(file) ? broken() : draw(file, "jpeg");
            case SVG -> new Refused("SVG files are not taken: they can hold scripts. Save the logo as PNG.");
            case WEBP -> new Refused("WebP files are not taken. Save the logo as PNG or JPEG.");
            case GIF -> new Refused("GIF files are not taken. Save the logo as PNG or JPEG.");
            case OTHER -> new Refused("This is neither a PNG nor a JPEG file, whatever its name says.");
        };
    }

    /** For a file that nobody needs to read. */
    public static Refused tooLarge() {
        return new Refused("The file is larger than 1 MiB.");
    }

    private LogoOutcome draw(byte[] picture, String format) {
        one.lock();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            var reader = ImageIO.getImageReadersByFormatName(format).next();
            try {
                reader.setInput(input, true, true); // in one go, without what is not the picture
                return draw(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) { // readers throw both at files that are not what they say
            return broken();
        } finally {
            one.unlock();
        }
    }

    private static LogoOutcome draw(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        var wrong = wrongSize(width, height);
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        int step = Math.max(1, Math.max(width, height) / (4 * LogoImage.SIDE));
        var wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        return new Drawn(LogoImage.drawn(png(fitted(reader.read(0, wanted)))));
    }

    private static Optional<String> wrongSize(int width, int height) {
        String size = "This picture has " + width + " × " + height + " pixels. ";
        if (Math.max(width, height) > LARGEST_SIDE) {
            return Optional.of(size + "A logo has at most " + LARGEST_SIDE + " × " + LARGEST_SIDE + ".");
        }
        if (Math.max(width, height) < SMALLEST_SIDE) {
            return Optional.of(size + "A logo has at least " + SMALLEST_SIDE + " pixels on its longer side.");
        }
        return Math.max(width, height) > MOST_SHAPE * Math.min(width, height)
                ? Optional.of(
                        size + "One side is more than " + MOST_SHAPE + " times the other; a logo is about square.")
                : Optional.empty();
    }

    /** As large as it can be in a square, the rest of which can be seen through. */
    private static BufferedImage fitted(BufferedImage picture) {
        double scale = (double) LogoImage.SIDE / Math.max(picture.getWidth(), picture.getHeight());
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var square = new BufferedImage(LogoImage.SIDE, LogoImage.SIDE, BufferedImage.TYPE_INT_ARGB);
        var graphics = square.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(
                    picture, (LogoImage.SIDE - width) / 2, (LogoImage.SIDE - height) / 2, width, height, null);
        } finally {
            graphics.dispose();
        }
        return square;
    }

    private static byte[] png(BufferedImage image) {
        var file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", file)) {
                throw new IllegalStateException("this JDK writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static Refused broken() {
        return new Refused("This picture cannot be read. Save it anew as PNG, or as JPEG in RGB.");
    }
}

package dev.grantway.token.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The lines of a stream of any length, of which only one is held at a time. */
final class LineReader {
    /** Of a line, in bytes. */
    static final int LONGEST = 16 * 1024;

    private final InputStream input;
    private final AtomicLong number = new AtomicLong();

    LineReader(InputStream input) {
        this.input = new BufferedInputStream(input, 4 * LONGEST);
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param text empty for a line that is too long
     */
    record Line(long number, Optional<String> text) {}

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (true) {
            var bytes = new ByteArrayOutputStream(512);
            int length = 0;
            int next = input.read();
            if (next < 0) {
                return Optional.empty();
            }
            number.incrementAndGet();
            for (; next >= 0 && next != '\n'; next = input.read()) {
                if (++length <= LONGEST) {
                    bytes.write(next);
                }
            }
            String text = bytes.toString(StandardCharsets.UTF_8);
            if (length > LONGEST) {
                return Optional.of(new Line(number.get(), Optional.empty()));
            }
            if (!text.isBlank()) {
                return Optional.of(new Line(number.get(), Optional.of(text)));
            }
        }
    }
}

package dev.grantway.webhook.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** Endpoints of the worst kind; each misbehaves until the caller hangs up. */
final class Misbehaving {
    private static final int MEBIBYTE = 1024 * 1024;

    private Misbehaving() {}

    /** Takes the request and never says a word. */
    static RawServer hanging() {
        return new RawServer(_ -> Thread.sleep(Duration.ofMinutes(5)));
    }

    /** A header that goes on and on, a byte at a time. */
    static RawServer slowHeaders(Duration pace) {
        return dribbling("HTTP/1.1 200 OK\r\nX-Slow: ", pace);
    }

    /** A body of a known length that never gets there, a byte at a time. */
    static RawServer slowBody(Duration pace) {
        return dribbling("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", pace);
    }

    /** A body without end, as fast as it is read. */
    static RawServer endlessBody() {
        return repeating("HTTP/1.1 200 OK\r\n\r\n", new byte[4096]);
    }

    /** A body in chunks without end. */
    static RawServer endlessChunks() {
        return repeating(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(US_ASCII));
    }

    /** A few KiB that are many MiB for whoever unpacks them. */
    static RawServer gzipBomb(int mebibytes) {
        byte[] packed = packed(mebibytes);
        return new RawServer(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(packed);
        });
    }

    /** Interim answers as fast as they are read, and never the answer itself. */
    static RawServer interimFlood(String interim) {
        return repeating("", ("HTTP/1.1 " + interim + "\r\n\r\n").getBytes(US_ASCII));
    }

    /** Interim answers in peace, and never the answer itself. */
    static RawServer interimForever(String interim, Duration pace) {
        return new RawServer(out -> {
            while (true) { // ends when the client closes the connection
                write(out, "HTTP/1.1 " + interim + "\r\n\r\n");
                Thread.sleep(pace);
            }
        });
    }

    /** A header of so many bytes. */
    static RawServer hugeHeader(int bytes) {
        return RawServer.saying("HTTP/1.1 200 OK\r\nX-Huge: " + "x".repeat(bytes) + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** So many small headers. */
    static RawServer manyHeaders(int count) {
        return RawServer.saying("HTTP/1.1 200 OK\r\n" + "X-Many: x\r\n".repeat(count) + "Content-Length: 0\r\n\r\n");
    }

    /** HTTP/1.0: the answer ends with the connection. */
    static RawServer oldAndWithoutLength(String body) {
        return RawServer.saying("HTTP/1.0 200 OK\r\n\r\n" + body);
    }

    /** Ends the connection in the middle of the answer. */
    static RawServer endingHalfWay() {
        return RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    }

    /** Answers as promised, but only after a while. */
    static RawServer late(Duration wait) {
        return new RawServer(out -> {
            Thread.sleep(wait);
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
    }

    private static RawServer dribbling(String beginning, Duration pace) {
        return new RawServer(out -> {
            write(out, beginning);
            while (true) { // ends when the client closes the connection
                write(out, "x");
                Thread.sleep(pace);
            }
        });
    }

    private static RawServer repeating(String beginning, byte[] piece) {
        return new RawServer(out -> {
            write(out, beginning);
            while (true) { // ends when the client closes the connection
                out.write(piece);
            }
        });
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private static byte[] packed(int mebibytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int piece = 0; piece < mebibytes; piece++) {
                gzip.write(new byte[MEBIBYTE]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}

package dev.grantway.install.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back on a connection.
 *
 * @param status 0 when it was closed without an answer
 */
record Answer(int status, List<Request.Header> headers, String body) {
    static final Answer NONE = new Answer(0, List.of(), "");

    private static final Pattern CODE_OF_PAGE = Pattern.compile("Error ([A-Z_]+) ·");
    private static final Pattern CODE_OF_PROBLEM = Pattern.compile("\"code\":\"([A-Z_]+)\"");
    private static final Pattern ERROR_FOR_APP = Pattern.compile("[?&]error=([a-z_]+)");

    /** The first answer in what was read until the end of the connection. */
    static Answer parse(byte[] read) {
        String text = new String(read, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return NONE;
        }
        var lines = text.substring(0, end).lines().toList();
        var headers = lines.stream()
                .skip(1)
                .map(line -> line.split(":", 2))
                .map(parts -> new Request.Header(parts[0], parts.length > 1 ? parts[1].strip() : ""))
                .toList();
        var raw = new Answer(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers, text.substring(end + 4));
        return new Answer(raw.status, headers, utf8(raw.isChunked() ? joinChunks(raw.body) : raw.body));
    }

    private boolean isChunked() {
        return header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    private static String joinChunks(String chunked) {
        var joined = new StringBuilder();
        int at = 0;
        for (int line = chunked.indexOf("\r\n"); line >= 0; line = chunked.indexOf("\r\n", at)) {
            int length = Integer.parseInt(chunked.substring(at, line).strip(), 16);
            if (length == 0) {
                break;
            }
            joined.append(chunked, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
        return joined.toString();
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Request.Header::value)
                .findFirst();
    }

    Optional<String> location() {
        return header("Location");
    }

    boolean isPage() {
        return header("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
    }

    /** The word of an error page, of a problem, or of an error for the app; empty text where there is none. */
    String error() {
        return first(CODE_OF_PAGE, body)
                .or(() -> first(CODE_OF_PROBLEM, body))
                .or(() -> location().flatMap(to -> first(ERROR_FOR_APP, to)))
                .orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** As it may be printed. */
    @Override
    public String toString() {
        return status
                + location().map(to -> " to " + Redaction.of(to)).orElse("")
                + (error().isEmpty() ? "" : " " + error());
    }
}

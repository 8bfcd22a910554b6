package dev.grantway.token.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A request's path in the one way in which it can be read. RFC 3986, section 3.3.
 *
 * <p>Whatever two servers could read differently is refused, not mended: the upstream gets the path as it was sent, so a
 * mended copy would be checked and another one routed. Refused are dot segments, empty segments, and, raw or encoded,
 * slashes within a segment, backslashes, semicolons, percent signs, control characters and what is not UTF-8. A slash at
 * the end makes no difference, for most servers drop it.
 *
 * @param segments decoded
 */
public record ApiPath(List<String> segments) {
    private static final String RAW_REFUSED = "\\;#?\"<>^`{|}";
    private static final String DECODED_REFUSED = "/\\;%";

    public ApiPath {
        segments = List.copyOf(segments);
    }

    /** Reads a path without its query; empty when it is refused. */
    public static Optional<ApiPath> read(String raw) {
        if (!raw.startsWith("/")) {
            return Optional.empty();
        }
        String trimmed = raw.length() > 1 && raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        if (trimmed.equals("/")) {
            return raw.equals("/") ? Optional.of(new ApiPath(List.of())) : Optional.empty();
        }
        var segments = Arrays.stream(trimmed.substring(1).split("/", -1))
                .map(ApiPath::decode)
                .toList();
        return segments.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        new ApiPath(segments.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static Optional<String> decode(String raw) {
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c > '~' || RAW_REFUSED.indexOf(c) >= 0) {
                return Optional.empty();
            }
            int value = c == '%' ? encoded(raw, i) : c;
            if (value < ' ' || value == 127 || (c == '%' && DECODED_REFUSED.indexOf(value) >= 0)) {
                return Optional.empty();
            }
            bytes.put((byte) value);
            i += c == '%' ? 2 : 0;
        }
        return text(bytes.flip()).filter(segment -> !segment.isEmpty() && !isDots(segment));
    }

    /** The byte of a percent-encoding, or -1. */
    private static int encoded(String raw, int at) {
        if (at + 2 >= raw.length()) {
            return -1;
        }
        int high = hex(raw.charAt(at + 1));
        int low = hex(raw.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** Overlong forms, as of a dot, are no UTF-8 and end here. */
    private static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }
}

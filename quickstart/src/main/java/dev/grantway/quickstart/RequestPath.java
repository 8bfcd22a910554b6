package dev.grantway.quickstart;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A request's path in its one spelling. The route is chosen by it and it is what the service is sent, so that
 * {@code /oauth/v1/../../internal} cannot be routed as one path and answered as another.
 */
final class RequestPath {
    private static final String UNRESERVED = "-._~";

    private RequestPath() {}

    /**
     * Resolves dots, joins doubled slashes and decodes what needs no encoding. RFC 3986, section 6.2.2.
     *
     * @return empty for a path that services could read differently: refused
     */
    static Optional<String> normalise(String raw) {
        if (!raw.startsWith("/")) {
            return Optional.empty();
        }
        return decodeUnreserved(raw).map(RequestPath::resolveDots);
    }

    private static Optional<String> decodeUnreserved(String raw) {
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                if (c <= ' ' || c > '~' || c == '\\' || c == ';') {
                    return Optional.empty();
                }
                out.append(c);
                continue;
            }
            int value = i + 2 < raw.length() ? hex(raw.charAt(i + 1)) * 16 + hex(raw.charAt(i + 2)) : -1;
            if (value < ' ' || value == '/' || value == '\\' || value == ';') {
                return Optional.empty();
            }
            if (isUnreserved((char) value)) {
                out.append((char) value);
            } else {
                out.append(raw, i, i + 3);
            }
            i += 2;
        }
        return Optional.of(out.toString());
    }

    /** Far below zero for what is no digit, so that the sum is too. */
    private static int hex(char c) {
        int digit = Character.digit(c, 16);
        return digit < 0 || c > 'f' ? -1_000 : digit;
    }

    private static boolean isUnreserved(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
    }

    private static String resolveDots(String path) {
        var kept = new ArrayDeque<String>();
        for (String segment : path.split("/", -1)) {
            switch (segment) {
                case "", "." -> {} // a doubled slash, or here
                case ".." -> kept.pollLast();
                default -> kept.addLast(segment);
            }
        }
        boolean isDirectory = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        return "/" + String.join("/", kept) + (isDirectory && !kept.isEmpty() ? "/" : "");
    }
}

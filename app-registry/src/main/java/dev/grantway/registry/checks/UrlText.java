package dev.grantway.registry.checks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A URL as a developer wrote it, taken apart only where its parts mean the same to every reader.
 *
 * @param text the URL, unchanged
 * @param uri the same, parsed
 * @param host without brackets
 */
record UrlText(String text, URI uri, String host) {
    static final int MAX_LENGTH = 2000;

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\\\\"<>^`{|}]");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?");
    // A browser reads a host whose last label is a number as an IPv4 address, also 2130706433, 0x7f000001 and 127.1
    private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9A-Fa-f]*)\\.?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The parsed URL, or why its text is refused. */
    sealed interface ParseOutcome {
        /** A URL with scheme, host and nothing that two readers could understand differently. */
        record Parsed(UrlText url) implements ParseOutcome {}

        /**
         * No such URL.
         *
         * @param reason completes "the URL …"
         */
        record Malformed(String reason) implements ParseOutcome {}
    }

    static ParseOutcome parse(String text) {
        var wrong = wrongCharacters(text);
        if (wrong.isPresent()) {
            return new ParseOutcome.Malformed(wrong.get());
        }
        try {
            return parts(text, new URI(text));
        } catch (URISyntaxException e) {
            return new ParseOutcome.Malformed("is not well formed (" + e.getReason() + ")");
        }
    }

    private static Optional<String> wrongCharacters(String text) {
        if (text.isEmpty()) {
            return Optional.of("is missing");
        }
        if (text.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        if (!VISIBLE_ASCII.matcher(text).matches()) {
            return Optional.of("has a space, a control character or a letter outside ASCII; encode it with %");
        }
        if (AMBIGUOUS.matcher(text).find()) {
            return Optional.of("has a character that browsers rewrite, such as a backslash; encode it with %");
        }
        return Optional.empty();
    }

    private static ParseOutcome parts(String text, URI uri) {
        if (!uri.isAbsolute() || uri.isOpaque() || uri.getRawAuthority() == null) {
            return new ParseOutcome.Malformed("must be absolute: a scheme, two slashes and a host");
        }
        if (uri.getRawAuthority().contains("@")) {
            return new ParseOutcome.Malformed("must not have a user name or password before the host");
        }
        var authority = AUTHORITY.matcher(uri.getRawAuthority());
        if (!authority.matches() || uri.getHost() == null) {
            return new ParseOutcome.Malformed("has no host that can be understood");
        }
        var port = Optional.ofNullable(authority.group("port")).map(Integer::parseInt);
        if (port.filter(number -> number < 1 || number > 65_535).isPresent()) {
            return new ParseOutcome.Malformed("has a port outside 1 to 65535");
        }
        return new ParseOutcome.Parsed(new UrlText(text, uri, authority.group("host")));
    }

    /** Whether the scheme is this one, written in lower case. */
    boolean hasScheme(String scheme) {
        return scheme.equals(uri.getScheme());
    }

    boolean hasFragment() {
        return uri.getRawFragment() != null;
    }

    /** Whether it names this very machine. */
    boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    /** Whether the host is an IP address in any spelling that a browser takes for one. */
    boolean isIpAddress() {
        return host.startsWith("[") || NUMBER_LAST.matcher(host).matches();
    }
}

package dev.grantway.install.authorize;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares redirect URIs: as strings, character by character. RFC 9700, section 4.1.3.
 *
 * <p>One exception, for apps on a person's own computer: where a loopback URI is registered without a port, any port is
 * the same. RFC 8252, section 7.3.
 */
final class RedirectMatch {
    private static final List<String> LOOPBACK = List.of("http://127.0.0.1", "http://[::1]", "http://localhost");
    private static final Pattern PORT = Pattern.compile(":[1-9][0-9]{0,4}");

    private RedirectMatch() {}

    static boolean matches(List<String> registered, String requested) {
        return registered.stream().anyMatch(uri -> uri.equals(requested) || matchesButForThePort(uri, requested));
    }

    /** Whether it would send codes over the network for anyone to read. */
    static boolean isPlainHttp(String requested) {
        return requested.regionMatches(true, 0, "http://", 0, "http://".length())
                && LOOPBACK.stream().noneMatch(host -> requested.startsWith(host) && endsTheHost(requested, host));
    }

    private static boolean endsTheHost(String requested, String host) {
        return requested.length() == host.length() || "/?:#".indexOf(requested.charAt(host.length())) >= 0;
    }

    private static boolean matchesButForThePort(String registered, String requested) {
        return LOOPBACK.stream()
                .filter(registered::startsWith)
                .map(host -> host.length())
                .anyMatch(end -> hasNoPort(registered, end)
                        && requested.startsWith(registered.substring(0, end))
                        && requested.endsWith(registered.substring(end))
                        && isPort(requested.substring(
                                end, Math.max(end, requested.length() - (registered.length() - end)))));
    }

    /** Also keeps {@code http://localhost.evil.test} from being a loopback URI. */
    private static boolean hasNoPort(String registered, int end) {
        return registered.length() == end || registered.charAt(end) == '/' || registered.charAt(end) == '?';
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text, 1, text.length(), 10) <= 65_535;
    }
}

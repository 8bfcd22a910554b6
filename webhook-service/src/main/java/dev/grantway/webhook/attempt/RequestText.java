package dev.grantway.webhook.attempt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request as the log keeps it: up to 4 kB of it, and no header that may be a secret of the receiver's.
 *
 * @param url the whole target, for it is signed
 * @param headers by name, as they were sent
 * @param body its beginning
 */
public record RequestText(String url, Map<String, String> headers, String body) {
    private static final int MOST_BYTES = 4 * 1024;
    private static final String METHOD = "POST ";
    private static final String END_OF_HEAD = "\n\n";

    private static final Set<String> SHOWN = Set.of(
            "content-type",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "x-hubspot-signature",
            "x-hubspot-signature-version",
            "x-hubspot-signature-v3",
            "x-hubspot-request-timestamp",
            "x-hubspot-timeout-millis",
            "grantway-replay",
            "grantway-test");

    /** The context attributes of CloudEvents. */
    private static final String SHOWN_PREFIX = "ce-";

    private static final String NOT_KEPT = "(not kept)";

    public RequestText {
        headers = byName(headers);
    }

    /** Of a request: what of its body has room beside the head. */
    public static RequestText of(String url, Map<String, String> headers, byte[] body) {
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> kept.put(name, isShown(name) ? value : NOT_KEPT));
        var head = new RequestText(url, kept, "");
        int room = Math.max(0, MOST_BYTES - head.text().getBytes(StandardCharsets.UTF_8).length);
        return new RequestText(url, kept, beginning(body, room));
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<RequestText> parse(String text) {
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0 || !text.startsWith(METHOD)) {
            return Optional.empty();
        }
        var lines = text.substring(METHOD.length(), end).lines().toList();
        var headers = new LinkedHashMap<String, String>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                return Optional.empty();
            }
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return Optional.of(new RequestText(lines.getFirst(), headers, text.substring(end + END_OF_HEAD.length())));
    }

    /** The head line by line, an empty line, the body. */
    public String text() {
        String lines = headers.entrySet().stream()
                .map(header -> "\n" + header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining());
        return METHOD + url + lines + END_OF_HEAD + body;
    }

    /** A header, whatever the case of its name; empty where there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Whether this is all of a body of so many bytes. */
    public boolean isWhole(int bytesSent) {
        return body.getBytes(StandardCharsets.UTF_8).length == bytesSent;
    }

    private static boolean isShown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SHOWN.contains(lower) || lower.startsWith(SHOWN_PREFIX);
    }

    private static String beginning(byte[] body, int room) {
        int end = Math.min(room, body.length);
        while (end > 0 && end < body.length && (body[end] & 0xC0) == 0x80) { // within a character
            end--;
        }
        return new String(Arrays.copyOf(body, end), StandardCharsets.UTF_8);
    }

    private static Map<String, String> byName(Map<String, String> headers) {
        var sorted = new TreeMap<String, String>(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)));
        sorted.putAll(headers);
        return Collections.unmodifiableMap(sorted);
    }
}

package dev.grantway.registry.notices;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail as it came, taken apart. */
public record ReceivedMail(String to, String raw) {
    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?UTF-8\\?Q\\?([^?]*)\\?=", Pattern.CASE_INSENSITIVE);

    /** The headers of the whole, unfolded, one a line. */
    List<String> headers() {
        return unfolded(raw.split("\n\n", 2)[0]).lines().toList();
    }

    /** The value of a header that is there once, decoded. */
    public String header(String name) {
        var found = headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(name + " is there " + found.size() + " times");
        }
        return ENCODED_WORD
                .matcher(found.getFirst().replaceAll("\\?=\\s+=\\?", "?==?"))
                .replaceAll(word ->
                        Matcher.quoteReplacement(quotedPrintable(word.group(1).replace('_', ' '))));
    }

    /** The body of the first part of a type, decoded; empty where there is none. */
    public String part(String type) {
        int begin = raw.indexOf("Content-Type: " + type);
        if (begin < 0) {
            return "";
        }
        int body = raw.indexOf("\n\n", begin);
        int border = raw.lastIndexOf("\n--", begin);
        int end = raw.indexOf(raw.substring(border, raw.indexOf('\n', border + 1)), body); // a text may hold dashes too
        String head = raw.substring(border, body).toLowerCase(Locale.ROOT);
        String text = raw.substring(body + 2, end < 0 ? raw.length() : end);
        if (head.contains("base64")) {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        }
        return head.contains("quoted-printable") ? quotedPrintable(text) : text;
    }

    private static String unfolded(String headers) {
        return headers.replaceAll("\n[ \t]", " ");
    }

    private static String quotedPrintable(String text) {
        String joined = text.replace("=\n", "");
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == '=' && i + 2 < joined.length()) {
                bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

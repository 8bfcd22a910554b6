package dev.grantway.token.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A second reader of forms, from the JDK's decoder: what the one under test has to agree with. */
public final class StrictForm {
    private static final Pattern WELL_FORMED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+", Pattern.DOTALL);

    private StrictForm() {}

    /** The parameters that have a value; empty for a form that has to be refused. */
    static Optional<Map<String, String>> read(byte[] body) {
        var names = new ArrayList<String>();
        var parameters = new HashMap<String, String>();
        for (String field : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
            if (field.isEmpty()) {
                continue;
            }
            String[] parts = field.split("=", 2);
            var name = decode(parts[0]);
            var value = parts.length == 2 ? decode(parts[1]) : Optional.of("");
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get());
            value.filter(text -> !text.isEmpty()).ifPresent(text -> parameters.put(name.get(), text));
        }
        return isAcceptable(names, parameters) ? Optional.of(parameters) : Optional.empty();
    }

    /** The rules for forms and JSON: each name once, at most a hundred, and text that a database takes. */
    static boolean isAcceptable(List<String> names, Map<String, String> parameters) {
        return names.size() == names.stream().distinct().count()
                && names.size() <= 100
                && parameters.values().stream().allMatch(StrictForm::isText);
    }

    private static boolean isText(String value) {
        return value.indexOf('\0') < 0
                && new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(value);
    }

    /** Decoded text; empty when it is wrongly encoded. Chars stand for bytes. */
    public static Optional<String> decode(String encoded) {
        return WELL_FORMED.matcher(encoded).matches()
                ? utf8(URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    /** Text; empty for bytes that are not its one encoding. */
    static Optional<String> utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Optional.of(text).filter(read -> Arrays.equals(read.getBytes(StandardCharsets.UTF_8), bytes));
    }
}

package dev.grantway.registry.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The entity tags that {@code If-Match} and {@code If-None-Match} name. RFC 9110, sections 8.8.3 and 13.1.
 *
 * @param any whether each tag is meant
 * @param strong those that stand for the same bytes
 * @param weak those that do not
 */
public record EntityTags(boolean any, List<String> strong, List<String> weak) {
    /** An empty element of a list is allowed. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"[ \\t]*)?(?:,|$)");

    public EntityTags {
        strong = List.copyOf(strong);
        weak = List.copyOf(weak);
    }

    /** Empty for what names no tags; several lines of a header are one list. */
    public static Optional<EntityTags> read(List<String> lines) {
        String header = String.join(",", lines);
        if (header.strip().equals("*")) {
            return Optional.of(new EntityTags(true, List.of(), List.of()));
        }
        var strong = new ArrayList<String>();
        var weak = new ArrayList<String>();
        var matcher = ELEMENT.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!matcher.region(at, header.length()).lookingAt()) {
                return Optional.empty();
            }
            if (matcher.group(2) != null) {
                (matcher.group(1) == null ? strong : weak).add(matcher.group(2));
            }
            at = matcher.end();
        }
        return strong.isEmpty() && weak.isEmpty() ? Optional.empty() : Optional.of(new EntityTags(false, strong, weak));
    }

    /** As it is sent. */
    public static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /** Whether it is among them, as a reader means it who has a copy already. */
    public boolean has(String tag) {
        return any || strong.contains(tag) || weak.contains(tag);
    }
}

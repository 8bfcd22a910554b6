package dev.grantway.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that is made in Java, and the same in another language. What stands in braces is taken over as it is; what
 * begins with a star there is a sentence or a part of one itself.
 *
 * @param english such as <code>{*what} is longer than {count} characters.</code>
 * @param translation with the same braces, in any order
 */
record Sentence(String english, String translation) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\*?\\w+)}");

    /** The names in braces, in their order. */
    List<String> places() {
        return placesOf(english);
    }

    static List<String> placesOf(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** What is said between the places: one more than there are places. */
    List<String> pieces() {
        return List.of(PLACE.split(english, -1));
    }

    /**
     * The translation of a text that says this sentence.
     *
     * @param parts translates what stands at a place with a star
     * @return empty when the text says something else
     */
    Optional<String> translate(String text, UnaryOperator<String> parts) {
        return values(text)
                .map(values -> PLACE.matcher(translation).replaceAll(place -> {
                    String name = place.group(1);
                    String value = values.getOrDefault(name, "");
                    return Matcher.quoteReplacement(name.startsWith("*") ? parts.apply(value) : value);
                }));
    }

    /** By searching for one piece after the other, so that no text of a stranger takes more than a look at each letter. */
    private Optional<Map<String, String>> values(String text) {
        var pieces = pieces();
        String last = pieces.getLast();
        if (!text.startsWith(pieces.getFirst()) || !text.endsWith(last)) {
            return Optional.empty();
        }
        var found = new ArrayList<String>();
        int from = pieces.getFirst().length();
        for (int i = 1; i < pieces.size(); i++) {
            int to = i == pieces.size() - 1 ? text.length() - last.length() : text.indexOf(pieces.get(i), from);
            if (to < from) {
                return Optional.empty();
            }
            found.add(text.substring(from, to));
            from = to + pieces.get(i).length();
        }
        return from == text.length() ? Optional.of(named(found)) : Optional.empty();
    }

    private Map<String, String> named(List<String> found) {
        var byName = new LinkedHashMap<String, String>();
        var places = places();
        for (int i = 0; i < found.size(); i++) {
            byName.put(places.get(i), found.get(i));
        }
        return byName;
    }
}

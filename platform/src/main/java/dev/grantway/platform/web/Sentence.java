package dev.grantway.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that is made in Java, and the same in another language. What stands in braces is taken over as it is; what
 * begins with a star there is known as a sentence or a part of one itself, or the text is not this sentence; what begins
 * with a question mark may be.
 *
 * @param english such as <code>{*what} is longer than {count} characters.</code>
 * @param translation with the same braces, in any order
 * @param places the names in braces, in their order
 * @param pieces what is said between them: one more than there are places
 */
record Sentence(String english, String translation, List<String> places, List<String> pieces) {
    private static final Pattern PLACE = Pattern.compile("\\{([*?]?\\w+)}");

    Sentence(String english, String translation) {
        this(
                english,
                translation,
                PLACE.matcher(english).results().map(found -> found.group(1)).toList(),
                List.of(PLACE.split(english, -1)));
    }

    /**
     * The translation of a text that says this sentence.
     *
     * @param parts translates what stands at a place with a star
     * @return empty when the text says something else
     */
    Optional<String> translate(String text, Function<String, Optional<String>> parts) {
        return values(text)
                .flatMap(values -> translated(values, parts))
                .map(values -> PLACE.matcher(translation)
                        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), ""))));
    }

    /** Empty when a part is not known that has to be. */
    private static Optional<Map<String, String>> translated(
            Map<String, String> values, Function<String, Optional<String>> parts) {
        var all = new LinkedHashMap<String, String>();
        for (var value : values.entrySet()) {
            String name = value.getKey();
            var part = name.startsWith("*") || name.startsWith("?")
                    ? parts.apply(value.getValue())
                    : Optional.of(value.getValue());
            if (part.isEmpty() && name.startsWith("*")) {
                return Optional.empty();
            }
            all.put(name, part.orElse(value.getValue()));
        }
        return Optional.of(all);
    }

    /** By searching for one piece after the other, so that no text of a stranger takes more than a look at each letter. */
    private Optional<Map<String, String>> values(String text) {
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
        for (int i = 0; i < found.size(); i++) {
            byName.put(places.get(i), found.get(i));
        }
        return byName;
    }
}

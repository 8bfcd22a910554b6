package dev.grantway.platform.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sentences that are made in Java, in the languages beside English: {@code sentences/de.txt} of the platform and of
 * the service. APIs answer in English, and so does the code; a page says the sentence in its own language at its edge.
 * One that is not in the file stays English.
 */
@Singleton
public class Sentences {
    private static final String TRANSLATION = "= ";

    /** Longer ones are no sentences of ours. */
    private static final int LONGEST = 4000;

    private final Map<Language, Known> byLanguage = new EnumMap<>(Language.class);

    Sentences() {
        for (var language : Language.values()) {
            if (language != Language.ENGLISH) {
                byLanguage.put(language, Known.of(read(language)));
            }
        }
    }

    /** The text in a language; as it is when it is no sentence that is known. */
    String in(Language language, String text) {
        var known = byLanguage.get(language);
        return known == null || text.length() > LONGEST
                ? text
                : known.find(text).orElse(text);
    }

    /** All that are known in a language beside English, those of the platform among them. */
    static List<Sentence> read(Language language) {
        var all = new ArrayList<Sentence>();
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            for (URL file : Collections.list(loader.getResources("sentences/" + language.tag() + ".txt"))) {
                try (var content = file.openStream()) {
                    all.addAll(parse(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    /** A line in English, then one that begins with {@code = }; empty lines and those with {@code #} are for readers. */
    static List<Sentence> parse(String file) {
        var all = new ArrayList<Sentence>();
        String english = "";
        for (String line : file.lines().toList()) {
            if (line.startsWith(TRANSLATION)) {
                all.add(new Sentence(english, line.substring(TRANSLATION.length())));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                english = line;
            }
        }
        return all;
    }

    /** Those without places by their text, for they are most; the others in the order of the file. */
    private record Known(Map<String, String> whole, List<Sentence> withPlaces) {
        static Known of(List<Sentence> all) {
            var whole = new HashMap<String, String>();
            var withPlaces = new ArrayList<Sentence>();
            for (var sentence : all) {
                if (sentence.places().isEmpty()) {
                    whole.put(sentence.english(), sentence.translation());
                } else {
                    withPlaces.add(sentence);
                }
            }
            return new Known(Map.copyOf(whole), List.copyOf(withPlaces));
        }

        Optional<String> find(String text) {
            return find(text, this::part);
        }

        private Optional<String> find(String text, Function<String, Optional<String>> parts) {
            return Optional.ofNullable(whole.get(text))
                    .or(() -> withPlaces.stream()
                            .flatMap(sentence -> sentence.translate(text, parts).stream())
                            .findFirst());
        }

        /** A part has no parts, so that nothing of a stranger's makes it search on and on. */
        private Optional<String> part(String text) {
            return Names.within(text, name -> find(name, _ -> Optional.empty()));
        }
    }
}

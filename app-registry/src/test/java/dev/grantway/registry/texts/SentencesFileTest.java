package dev.grantway.registry.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sentences of {@code sentences/de.txt} are those that Java makes. */
class SentencesFileTest {
    private static final List<String> MODULES = List.of("src/main", "../platform/src/main");
    private static final Pattern PLACE = Pattern.compile("\\{[*?]?\\w+}");
    private static final Pattern AT_THE_ENDS = Pattern.compile("^[“” ]+|[.,:?!“” ]+$");

    private record Pair(String english, String german) {}

    @Test
    void eachHasTheSamePlacesInBothLanguages() {
        assertThat(pairs())
                .hasSizeGreaterThan(100)
                .allSatisfy(pair ->
                        assertThat(places(pair.german())).as(pair.english()).isEqualTo(places(pair.english())));
    }

    @Test
    void eachIsThereOnceAndInGermanToo() {
        assertThat(pairs()).extracting(Pair::english).doesNotHaveDuplicates();
        assertThat(pairs()).allSatisfy(pair -> assertThat(pair.german()).isNotEqualTo(pair.english()));
    }

    /** Whoever rewords a sentence in Java finds here that its translation is no longer found. */
    @Test
    void eachIsStillSaidByJava() {
        String java = MODULES.stream()
                .flatMap(module -> Bundle.sources(Path.of(module, "java")).stream())
                .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", ""))
                .collect(Collectors.joining("\n"));

        assertThat(pairs())
                .flatExtracting(pair -> List.of(PLACE.split(pair.english(), -1)))
                .filteredOn(piece -> !java.contains(AT_THE_ENDS.matcher(piece).replaceAll("")))
                .isEmpty();
    }

    /** All of them as Java makes them. */
    static List<String> english() {
        return pairs().stream().map(Pair::english).toList();
    }

    private static List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (String module : MODULES) {
            String english = "";
            for (String line : Bundle.read(Path.of(module, "resources/sentences/de.txt"))
                    .lines()
                    .toList()) {
                if (line.startsWith("= ")) {
                    pairs.add(new Pair(english, line.substring(2)));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    english = line;
                }
            }
        }
        return pairs;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}

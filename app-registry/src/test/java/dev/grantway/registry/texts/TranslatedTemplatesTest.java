package dev.grantway.registry.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that says it is in every language has no text of its own in its template. */
class TranslatedTemplatesTest {
    private static final List<Path> TEMPLATES =
            List.of(Path.of("src/main/resources/templates"), Path.of("../platform/src/main/resources/templates"));

    /** Code, addresses and names of files, which are the same in every language. */
    private static final Pattern SAME_EVERYWHERE = Pattern.compile(
            "<code>[^<{]*</code>|placeholder=\"/[\\w/]*\"|grantway\\.app\\.yaml|(app|webhooks)-hsmeta\\.json");

    private static final Pattern PAGE =
            Pattern.compile("@Translated\\s+@CheckedTemplate\\(basePath = \"(\\w+)\".*?record (\\w+)", Pattern.DOTALL);
    private static final Pattern INCLUDED = Pattern.compile("\\{#(?:include ([\\w/-]+)|(portal\\w+))");
    private static final Pattern GIVEN_IN_ENGLISH =
            Pattern.compile("\\b(?:label|hint|what|button)='([^']*\\p{L}[^']*)'");
    private static final Pattern READ_ALOUD =
            Pattern.compile("(?:aria-label|alt|title|placeholder)=\"([^\"{]*\\p{L}[^\"]*)\"");
    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}[^<\\n]*");

    static Stream<String> templates() {
        return pages().stream().flatMap(page -> withIncluded(page).stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasItsTextsFromABundle(String template) {
        assertThat(english(Bundle.read(file(template)))).isEmpty();
    }

    @Test
    void findsTheTextsThatAreLeft() {
        assertThat(english("{#portalField label='Name' hint=team:hint /}")).containsExactly("Name");
        assertThat(english("<nav aria-label=\"Main\">")).containsExactly("Main");
        assertThat(english("<p>{team:heading} of <bdi>{name}</bdi></p>")).containsExactly("of");
        assertThat(english("<p title=\"{team:heading}\">{team:heading}: <code>TXT</code></p>"))
                .isEmpty();
        assertThat(templates()).contains("signin/sign-in-page", "tags/portalField", "grantway/shell", "portal/menu");
    }

    private static List<String> pages() {
        return Bundle.sources(Path.of("src/main/java")).stream()
                .flatMap(source -> PAGE.matcher(source).results())
                .map(page -> page.group(1) + "/" + hyphenated(page.group(2)))
                .toList();
    }

    private static Set<String> withIncluded(String template) {
        var all = new LinkedHashSet<String>();
        all.add(template);
        INCLUDED.matcher(Bundle.read(file(template)))
                .results()
                .map(found -> found.group(1) == null ? "tags/" + found.group(2) : found.group(1))
                .forEach(included -> all.addAll(withIncluded(included)));
        return all;
    }

    private static Path file(String template) {
        return TEMPLATES.stream()
                .map(folder -> folder.resolve(template + ".html"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> english(String template) {
        String own = SAME_EVERYWHERE.matcher(template).replaceAll("");
        var found = new ArrayList<String>();
        GIVEN_IN_ENGLISH.matcher(own).results().forEach(text -> found.add(text.group(1)));
        READ_ALOUD.matcher(own).results().forEach(text -> found.add(text.group(1)));
        String texts = TAG.matcher(BRACES.matcher(own).replaceAll("")).replaceAll("<");
        WORD.matcher(texts).results().map(text -> text.group().strip()).forEach(found::add);
        return found;
    }

    private static String hyphenated(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}

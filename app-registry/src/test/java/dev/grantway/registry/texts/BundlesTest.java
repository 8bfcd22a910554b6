package dev.grantway.registry.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle is whole in English and in German. */
class BundlesTest {
    /** Words that are the same in both. */
    private static final Set<String> THE_SAME = Set.of(
            "App", "Apps", "Browser", "Domain", "Name", "Scope", "Scopes", "Status", "Team", "Version", "Webhooks");

    private static final Pattern PARAMETER = Pattern.compile("\\{(?:#(?:if|when) )?([a-z]\\w*)");

    static Stream<Bundle> bundles() {
        return Bundle.all().stream();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasTheSameMessagesInBothLanguages(Bundle bundle) {
        assertThat(bundle.german().keySet())
                .containsExactlyElementsOf(bundle.english().keySet());
        assertThat(bundle.german().values()).allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void leavesNoTextInEnglish(Bundle bundle) {
        bundle.english().forEach((key, text) -> {
            if (!THE_SAME.contains(text)) {
                assertThat(bundle.german().get(key)).as(key).isNotEqualTo(text);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasTheSameParametersInBothLanguages(Bundle bundle) {
        bundle.english()
                .forEach((key, text) -> assertThat(parameters(bundle.german().getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(parameters(text)));
    }

    /** A file's name decides whose it is, and its beginning would be enough. */
    @Test
    void noNameOfABundleBeginsAnother() {
        var names = bundles().map(Bundle::name).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(names)
                        .filteredOn(other -> other.startsWith(name))
                        .containsExactly(name));
    }

    @Test
    void everyFileIsThatOfABundle() throws Exception {
        var names = bundles().map(bundle -> bundle.name() + "_de.properties").toList();

        for (var folder : List.of("src/main/resources/messages", "../platform/src/main/resources/messages")) {
            try (var files = Files.list(Path.of(folder))) {
                assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(names);
            }
        }
    }

    private static Set<String> parameters(String text) {
        var names = new TreeSet<String>();
        PARAMETER.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}

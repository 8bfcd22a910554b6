package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name is there. */
class DocumentsTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|IT))`");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "DEVELOPING.md", "docs/promises.md", "docs/architecture.md"})
    void everyTestThatADocumentNamesExists(String document) throws IOException {
        var named = CLASS.matcher(Files.readString(Product.ROOT.resolve(document)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(testClasses()).containsAll(named);
    }

    private static Set<String> testClasses() throws IOException {
        try (var files = Files.walk(Product.ROOT)) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .map(Path::getFileName)
                    .map(name -> name.toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}

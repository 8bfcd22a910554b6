package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of a service is on the list that {@link EveryPageIT} walks. */
class PagesTest {
    private static final String ENDING = "-page.html";

    @ParameterizedTest
    @ValueSource(strings = {"app-registry", "install-service", "token-service", "webhook-service"})
    void theListHasThePagesOfTheServiceAndNoOthers(String service) throws IOException {
        var listed = ListedPage.all().stream()
                .filter(page -> page.service().equals(service))
                .map(ListedPage::template)
                .distinct();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(templates(service));
    }

    private static List<String> templates(String service) throws IOException {
        var root = Product.ROOT.resolve(service).resolve("src/main/resources/templates");
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(ENDING) && !name.endsWith("/mail" + ENDING)) // a mail is no page
                    .map(name -> name.substring(0, name.length() - ".html".length()))
                    .toList();
        }
    }
}

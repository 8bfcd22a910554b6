package dev.grantway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/faults.md has all its rows, and each names tests that are there or says that it is open. */
class FaultTableTest {
    private static final int ROWS = 36;
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    private final List<MatchResult> rows;

    FaultTableTest() throws IOException {
        rows = ROW.matcher(Files.readString(ROOT.resolve("docs/faults.md")))
                .results()
                .toList();
    }

    @Test
    void hasEveryRowOnceInItsOrder() {
        assertThat(rows)
                .extracting(row -> Integer.parseInt(row.group(1)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @Test
    void namesATestInEachRowOrSaysThatItIsOpen() {
        assertThat(rows)
                .allMatch(row -> row.group(2).contains("*open*")
                        || TEST.matcher(row.group(2)).find());
    }

    @Test
    void namesTestsThatAreThere() throws IOException {
        var sources = sources();
        assertThat(rows.stream().flatMap(row -> TEST.matcher(row.group(2)).results()))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(sources.getOrDefault(test.group(1) + ".java", ""))
                        .as(test.group())
                        .contains("void " + test.group(2) + "("));
    }

    private static Map<String, String> sources() throws IOException {
        var sources = new HashMap<String, String>();
        for (var root : List.of("webhook-service/src/test", "e2e/src/test")) {
            try (var files = Files.walk(ROOT.resolve(root))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    sources.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return sources;
    }
}

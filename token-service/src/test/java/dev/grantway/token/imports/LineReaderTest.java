package dev.grantway.token.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'a', '1:a'",
        "'a\n', '1:a'",
        "'a\nb', '1:a 2:b'",
        "'\n\na\n  \nb\n', '3:a 5:b'",
        "'ä\n', '1:ä'",
    })
    void numbersTheLinesThatAreNotBlank(String text, String lines) throws IOException {
        assertThat(String.join(" ", read(text))).isEqualTo(lines);
    }

    @Test
    void passesOverALineThatIsTooLong() throws IOException {
        String longest = "x".repeat(LineReader.LONGEST);

        assertThat(read("a\n" + longest + "y\n" + longest + "\nb"))
                .containsExactly("1:a", "2:-", "3:" + longest, "4:b");
    }

    private static List<String> read(String text) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var lines = new ArrayList<String>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get().number() + ":" + line.get().text().orElse("-"));
        }
        return lines;
    }
}

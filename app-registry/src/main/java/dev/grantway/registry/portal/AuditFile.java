package dev.grantway.registry.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.grantway.platform.web.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lines of the log as CSV, or as one JSON object a line. */
final class AuditFile {
    private static final List<String> HEADER =
            List.of("id", "time", "action", "code", "who", "by", "address", "subject", "app id", "changes");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Writer out;
    private final boolean csv;

    AuditFile(Writer out, boolean csv) {
        this.out = out;
        this.csv = csv;
    }

    void begin() {
        if (csv) {
            write(CsvText.line(HEADER));
        }
    }

    void add(AuditLine line) {
        write(csv ? CsvText.line(cells(line)) : json(line));
    }

    private static List<String> cells(AuditLine line) {
        return List.of(
                Long.toString(line.id()),
                line.at().toString(),
                line.action(),
                line.code(),
                line.who(),
                line.by(),
                line.address(),
                line.subject(),
                line.appId(),
                line.changes().stream()
                        .map(change -> change.field() + ": " + change.before() + " → " + change.after())
                        .collect(Collectors.joining("\n")));
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the reader has gone
        }
    }

    private static String json(AuditLine line) {
        try {
            return JSON.writeValueAsString(line) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.grantway.install.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A line of {@code attacks/cases.tsv}.
 *
 * @param places where it is run: {@code here} for this suite, or {@code module/TestClass} with the id as a tag
 */
record AttackCase(String id, Set<Door> doors, List<String> places, String title, String expectation, String source) {
    private static final String FILE = "/attacks/cases.tsv";
    private static final String HERE = "here";
    private static final int COLUMNS = 6;

    /** All lines but comments and the empty ones, in the file's order. */
    static List<AttackCase> readAll() {
        try (var file = Objects.requireNonNull(AttackCase.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AttackCase::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AttackCase parse(String line) {
        var columns = Arrays.asList(line.split("\t", -1));
        if (columns.size() != COLUMNS || columns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    FILE + " needs id, doors, places, title, expectation and source, with tabs between: " + line);
        }
        return new AttackCase(
                columns.get(0),
                doors(columns.get(1)),
                List.of(columns.get(2).split(" ")),
                columns.get(3),
                columns.get(4),
                columns.get(5));
    }

    private static Set<Door> doors(String text) {
        return text.equals("both")
                ? EnumSet.allOf(Door.class)
                : EnumSet.of(Door.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    boolean isHere() {
        return places.contains(HERE);
    }

    List<String> elsewhere() {
        return places.stream().filter(place -> !place.equals(HERE)).toList();
    }
}

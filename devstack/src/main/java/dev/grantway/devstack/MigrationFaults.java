package dev.grantway.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a module's migrations: those that keep the writers of a table out while they build an index on it, and
 * those that build one beside them but cannot be run again.
 */
public final class MigrationFaults {
    /** What is older is in databases that are in use, and stays as it is. */
    private static final String FIRST_CHECKED = "V2026.11.30";

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern END = Pattern.compile(";");
    private static final Pattern TABLE = ignoringCase("CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?<table>\\w+)");
    private static final Pattern INDEX =
            ignoringCase("CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+(?<beside>(?:CONCURRENTLY\\s+)?)"
                    + "(?<again>(?:IF\\s+NOT\\s+EXISTS\\s+)?)(?<name>\\w*?)\\s*\\bON\\s+(?:ONLY\\s+)?(?<table>\\w+)");

    /** A constraint that brings an index, unless it takes one that is there. */
    private static final Pattern CONSTRAINT =
            ignoringCase("ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?(?<table>\\w+)\\s[^;]*?\\bADD\\b[^;]*?"
                    + "\\b(?:UNIQUE|PRIMARY\\s+KEY|EXCLUDE)\\b(?!\\s+USING\\s+INDEX)");

    private MigrationFaults() {}

    /** A line for each fault of the migrations in a directory and below. */
    public static List<String> in(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(MigrationFaults::isChecked)
                    .sorted()
                    .flatMap(MigrationFaults::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isChecked(Path file) {
        String name = nameOf(file);
        return name.endsWith(".sql") && name.compareTo(FIRST_CHECKED) >= 0;
    }

    private static Stream<String> of(Path file) {
        String script = read(file);
        String sql = COMMENT.matcher(script).replaceAll("");
        Set<String> own =
                TABLE.matcher(sql).results().map(MigrationFaults::table).collect(Collectors.toUnmodifiableSet());
        Predicate<MatchResult> isOfBefore = found -> !own.contains(table(found));
        var indexes = INDEX.matcher(sql)
                .results()
                .filter(isOfBefore)
                .flatMap(index ->
                        isBeside(index) ? faultsOfBuild(file, sql, index) : faultsOfLock(file, script, table(index)));
        var constraints = CONSTRAINT
                .matcher(sql)
                .results()
                .filter(isOfBefore)
                .flatMap(constraint -> faultsOfLock(file, script, table(constraint)));
        return Stream.concat(indexes, constraints);
    }

    /** Locking is right where a comment says so, and why: {@code -- Locks tablename: …}. */
    private static Stream<String> faultsOfLock(Path file, String script, String table) {
        return script.contains("-- Locks " + table + ": ")
                ? Stream.empty()
                : Stream.of(nameOf(file) + " locks " + table + ": CREATE INDEX CONCURRENTLY in a migration of its own");
    }

    /** The start that comes after a cut-off build finds the index by the migration's name. */
    private static Stream<String> faultsOfBuild(Path file, String sql, MatchResult index) {
        var faults = new ArrayList<String>();
        if (END.splitAsStream(sql).filter(Predicate.not(String::isBlank)).count() > 1) {
            faults.add(nameOf(file) + " has other statements beside its index");
        }
        if (index.group("again").isEmpty()) {
            faults.add(nameOf(file) + " cannot be run again: IF NOT EXISTS");
        }
        if (!nameOf(file).endsWith("__" + index.group("name") + ".sql")) {
            faults.add(nameOf(file) + " is not named for its index " + index.group("name"));
        }
        Path settings = file.resolveSibling(nameOf(file) + ".conf");
        if (!Files.exists(settings) || !read(settings).contains("executeInTransaction=false")) {
            faults.add(nameOf(file) + ".conf does not say executeInTransaction=false");
        }
        return faults.stream();
    }

    private static boolean isBeside(MatchResult index) {
        return !index.group("beside").isEmpty();
    }

    private static String table(MatchResult found) {
        return found.group("table").toLowerCase(Locale.ROOT);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern ignoringCase(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}

package dev.grantway.install.policy;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.catalog.AppCatalog;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the apps that an administrator typed, one a line, by app id or client id. */
@Singleton
class TypedApps {
    private static final Pattern APP_ID = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int MOST_LINES = 1_000;

    /** Each unknown one is waited for: it may be as new as that. */
    private static final int MOST_PROBLEMS = 5;

    private static final int LONGEST_QUOTE = 80;

    private final AppCatalog apps;

    TypedApps(AppCatalog apps) {
        this.apps = apps;
    }

    /**
     * What was typed.
     *
     * @param problems one sentence for each line that names no app, the first few; empty when all do
     */
    record Reading(Set<Integer> apps, List<String> problems) {}

    Reading read(String text) {
        var lines = text.lines().map(String::strip).toList();
        if (lines.size() > MOST_LINES) {
            return new Reading(Set.of(), List.of("There are more than " + MOST_LINES + " lines."));
        }
        var found = new LinkedHashSet<Integer>();
        var problems = new ArrayList<String>();
        for (int i = 0; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
            String line = lines.get(i);
            if (!line.isEmpty()) {
                int number = i + 1;
                find(line).ifPresentOrElse(app -> found.add(app.appId()), () -> problems.add(unknown(number, line)));
            }
        }
        return new Reading(found, problems);
    }

    private Optional<AppSnapshot> find(String line) {
        return APP_ID.matcher(line).matches()
                ? apps.await(Integer.parseInt(line)).or(() -> apps.find(line))
                : apps.find(line);
    }

    private static String unknown(int number, String line) {
        String quote = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
        return "Line " + number + ": there is no app with the id or client id \u2068" + quote + "\u2069.";
    }
}

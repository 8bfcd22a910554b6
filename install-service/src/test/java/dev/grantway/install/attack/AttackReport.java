package dev.grantway.install.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The table of a run: {@code target/attacks.md}. */
final class AttackReport {
    private static final Path FILE = Path.of("target", "attacks.md");

    private final List<String> rows = new ArrayList<>();
    private final Set<String> done = new LinkedHashSet<>();

    static String run(AttackCase attack, String where) {
        return attack.id() + " " + where;
    }

    synchronized void add(AttackCase attack, Door door, Transcript transcript, String verdict) {
        done.add(run(attack, door.name()));
        transcript
                .counts()
                .forEach((line, count) -> rows.add(row(
                        attack.id(),
                        door.name(),
                        line.request() + (count > 1 ? " (" + count + " times)" : ""),
                        line.status() == 0 ? "closed" : Integer.toString(line.status()),
                        line.error(),
                        verdict)));
    }

    synchronized void addElsewhere(AttackCase attack, String place) {
        done.add(run(attack, place));
        rows.add(row(attack.id(), "-", "in " + place, "-", "", "run there"));
    }

    /** Each case and where it was run. */
    synchronized Set<String> done() {
        return Set.copyOf(done);
    }

    synchronized void write() throws IOException {
        var text = new ArrayList<String>();
        text.add("# Attacks on the running service");
        text.add("");
        text.add(row("case", "door", "request", "status", "error", "verdict"));
        text.add("|---|---|---|---|---|---|");
        text.addAll(rows);
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, text);
    }

    private static String row(String... cells) {
        return "| "
                + String.join(
                        " | ", List.of(cells).stream().map(AttackReport::cell).toList()) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}

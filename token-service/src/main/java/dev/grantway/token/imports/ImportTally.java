package dev.grantway.token.imports;

import dev.grantway.token.imports.ImportSummary.RefusedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes of a file while it is read, by one thread. */
final class ImportTally {
    /** Then it is the export that is wrong, and not its lines. */
    static final long MOST_REFUSED = 100_000;

    private static final int MOST_LISTED = 1000;

    private final List<RefusedLine> listed = new ArrayList<>();
    private final AtomicLong lastLine = new AtomicLong();
    private final AtomicLong imported = new AtomicLong();
    private final AtomicLong existing = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final boolean dryRun;

    ImportTally(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** Notes that a line is looked at. */
    void reach(long number) {
        lastLine.set(number);
    }

    void refuse(RefusedLine line) {
        refused.incrementAndGet();
        if (listed.size() < MOST_LISTED) {
            listed.add(line);
        }
    }

    void add(ImportStore.Verdicts verdicts) {
        imported.addAndGet(verdicts.imported());
        existing.addAndGet(verdicts.existing());
        verdicts.refused().forEach(this::refuse);
    }

    /** Whether so many lines were refused that no more is to be looked at. */
    boolean isFull() {
        return refused.get() >= MOST_REFUSED;
    }

    /**
     * What came of the file.
     *
     * @param more whether there are lines that were not looked at
     */
    ImportSummary toSummary(boolean more) {
        return new ImportSummary(
                imported.get() + existing.get() + refused.get(),
                lastLine.get(),
                imported.get(),
                existing.get(),
                refused.get(),
                listed,
                dryRun,
                more ? whyStopped() : null);
    }

    private String whyStopped() {
        return "Stopped behind line " + lastLine + ", for " + refused
                + " lines were refused. Mend the export and send all of it again: what was imported is counted as existing.";
    }
}

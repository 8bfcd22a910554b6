package dev.grantway.token.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a file.
 *
 * @param lines that were looked at, blank ones not counted
 * @param lastLine the number of the last of them, from 1; 0 when there was none
 * @param imported whose refresh tokens work from now on
 * @param existing that were imported before
 * @param refusedLines that were not taken
 * @param refused the first thousand of those
 * @param dryRun whether nothing was stored
 */
record ImportSummary(
        long lines,
        long lastLine,
        long imported,
        long existing,
        long refusedLines,
        List<RefusedLine> refused,
        boolean dryRun) {
    private static final int MOST_LISTED = 1000;

    ImportSummary {
        refused = List.copyOf(refused);
    }

    /** A line that was not taken, and why: a word for programs. */
    record RefusedLine(long line, String reason) {}

    static ImportSummary empty(boolean dryRun) {
        return new ImportSummary(0, 0, 0, 0, 0, List.of(), dryRun);
    }

    String toLogLine() {
        return lines + " lines, " + imported + " imported, " + existing + " known before, " + refusedLines + " refused"
                + (dryRun ? "; a dry run, nothing was stored" : "");
    }

    /** With some more lines. */
    ImportSummary plus(long number, long moreImported, long moreExisting, List<RefusedLine> moreRefused) {
        var listed = new ArrayList<>(refused);
        moreRefused.stream().limit(MOST_LISTED - refused.size()).forEach(listed::add);
        long count = moreImported + moreExisting + moreRefused.size();
        return new ImportSummary(
                lines + count,
                Math.max(lastLine, number),
                imported + moreImported,
                existing + moreExisting,
                refusedLines + moreRefused.size(),
                listed,
                dryRun);
    }
}

package dev.grantway.token.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param stopped why the rest of the file was not looked at; absent when all of it was
 */
record ImportSummary(
        long lines,
        long lastLine,
        long imported,
        long existing,
        long refusedLines,
        List<RefusedLine> refused,
        boolean dryRun,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stopped) {
    ImportSummary {
        refused = List.copyOf(refused);
    }

    /** A line that was not taken, and why: a word for programs. */
    record RefusedLine(long line, String reason) {}

    String toLogLine() {
        return lines + " lines, " + imported + " imported, " + existing + " known before, " + refusedLines + " refused"
                + (dryRun ? "; a dry run, nothing was stored" : "")
                + (stopped == null ? "" : "; " + stopped);
    }
}

package dev.grantway.token.imports;

import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.imports.ImportSummary.RefusedLine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes in grants of another system, 500 lines a transaction. A line that was taken before is passed over, so a file can be
 * sent again from its beginning, or from where it broke off.
 */
@Singleton
class GrantImports {
    private static final Logger LOG = Logger.getLogger(GrantImports.class);
    private static final int BATCH = 500;

    private final ImportLineParser parser;
    private final ImportBatches batches;
    private final Outbox outbox;

    GrantImports(ImportLineParser parser, ImportBatches batches, Outbox outbox) {
        this.parser = parser;
        this.batches = batches;
        this.outbox = outbox;
    }

    /**
     * Takes in a file.
     *
     * @param from the first line to look at, from 1
     * @param dryRun whether each transaction is rolled back at its end
     */
    ImportSummary take(InputStream file, long from, boolean dryRun) throws IOException {
        var reader = new LineReader(file);
        var summary = ImportSummary.empty(dryRun);
        var batch = new ArrayList<ImportedGrant>(BATCH);
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            long number = line.get().number();
            if (number < from) {
                continue;
            }
            switch (read(line.get())) {
                case LineOutcome.Good(var grant) -> batch.add(grant);
                case LineOutcome.Refused(var reason) ->
                    summary = summary.plus(number, 0, 0, List.of(new RefusedLine(number, reason)));
            }
            if (batch.size() == BATCH) {
                summary = stored(batch, summary);
                batch.clear();
            }
        }
        summary = stored(batch, summary);
        LOG.infof("grants of another system: %s", summary.toLogLine());
        return summary;
    }

    private LineOutcome read(LineReader.Line line) {
        return line.text()
                .map(text -> parser.parse(line.number(), text))
                .orElseGet(() -> new LineOutcome.Refused("LINE_TOO_LONG"));
    }

    private ImportSummary stored(List<ImportedGrant> batch, ImportSummary before) {
        if (batch.isEmpty()) {
            return before;
        }
        var verdicts = batches.store(batch, before.dryRun());
        outbox.wake();
        return before.plus(batch.getLast().line(), verdicts.imported(), verdicts.existing(), verdicts.refused());
    }
}

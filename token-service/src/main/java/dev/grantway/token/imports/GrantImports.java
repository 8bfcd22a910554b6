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
 * sent again from its beginning, or from where it broke off. After 100,000 refused lines the rest is not looked at.
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
        var tally = new ImportTally(dryRun);
        var batch = new ArrayList<ImportedGrant>(BATCH);
        var line = reader.next();
        for (; line.isPresent() && !tally.isFull(); line = reader.next()) {
            if (line.get().number() >= from) {
                look(line.get(), batch, tally);
            }
            if (batch.size() == BATCH) {
                store(batch, tally, dryRun);
            }
        }
        store(batch, tally, dryRun);
        var summary = tally.toSummary(line.isPresent());
        LOG.infof("grants of another system: %s", summary.toLogLine());
        return summary;
    }

    private void look(LineReader.Line line, List<ImportedGrant> batch, ImportTally tally) {
        tally.reach(line.number());
        switch (read(line)) {
            case LineOutcome.Good(var grant) -> batch.add(grant);
            case LineOutcome.Refused(var reason) -> tally.refuse(new RefusedLine(line.number(), reason));
        }
    }

    private LineOutcome read(LineReader.Line line) {
        return line.text()
                .map(text -> parser.parse(line.number(), text))
                .orElseGet(() -> new LineOutcome.Refused("LINE_TOO_LONG"));
    }

    private void store(List<ImportedGrant> batch, ImportTally tally, boolean dryRun) {
        if (!batch.isEmpty()) {
            tally.add(batches.store(batch, dryRun));
            batch.clear();
            outbox.wake();
        }
    }
}

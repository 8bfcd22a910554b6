package dev.grantway.token.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.imports.ImportSummary.RefusedLine;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ImportTallyTest {
    private final ImportTally tally = new ImportTally(false);

    @Test
    void countsAllLinesAndListsTheFirstThousandRefused() {
        refuse(1, 999);
        tally.add(new ImportStore.Verdicts(
                2, 3, List.of(new RefusedLine(1000, "CLOSED"), new RefusedLine(1001, "CLOSED"))));
        tally.reach(1006);

        var summary = tally.toSummary(false);

        assertThat(summary).isEqualTo(new ImportSummary(1006, 1006, 2, 3, 1001, summary.refused(), false, null));
        assertThat(summary.refused()).hasSize(1000).endsWith(new RefusedLine(1000, "CLOSED"));
    }

    @Test
    void isFullAfterAHundredThousandRefusals() {
        refuse(1, ImportTally.MOST_REFUSED - 1);
        assertThat(tally.isFull()).isFalse();

        refuse(ImportTally.MOST_REFUSED, ImportTally.MOST_REFUSED);

        assertThat(tally.isFull()).isTrue();
        assertThat(tally.toSummary(true).stopped()).contains("line 100000", "100000 lines were refused", "Mend");
    }

    private void refuse(long from, long to) {
        LongStream.rangeClosed(from, to).forEach(number -> {
            tally.reach(number);
            tally.refuse(new RefusedLine(number, "WRONG"));
        });
    }
}

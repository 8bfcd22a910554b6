package dev.grantway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.devstack.DeliveryLedger;
import dev.grantway.devstack.DeliveryLedger.Arrival;
import dev.grantway.devstack.DeliveryLedger.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryLedgerTest {
    private final List<String> planned =
            IntStream.range(0, 100).mapToObj(Integer::toString).toList();
    private final List<Arrival> arrivals = new ArrayList<>(
            planned.stream().map(key -> new Arrival(key, "msg_" + key, 0, true)).toList());
    private final List<Line> lines = new ArrayList<>(planned.stream()
            .map(key -> new Line(Set.of(key), "msg_" + key, 0, false))
            .toList());

    private DeliveryLedger.Findings check() {
        return DeliveryLedger.check(planned, arrivals, lines);
    }

    @Test
    void findsNothingWhereAllAgrees() {
        assertThat(check()).isEqualTo(new DeliveryLedger.Findings(Set.of(), 0, 0, Set.of()));
    }

    @Test
    void findsASeededLoss() {
        arrivals.remove(17);

        assertThat(check().lost()).containsExactly("17");
    }

    @Test
    void takesARefusedArrivalForALoss() {
        arrivals.set(17, new Arrival("17", "msg_17", 0, false));

        assertThat(check().lost()).containsExactly("17");
    }

    @Test
    void countsARecordedEndForNoLoss() {
        arrivals.set(17, new Arrival("17", "msg_17", 0, false));
        lines.set(17, new Line(Set.of("17"), "msg_17", 0, true));

        assertThat(check().lost()).isEmpty();
    }

    @Test
    void findsASeededDuplicateAndThatItsLineIsMissing() {
        arrivals.add(arrivals.get(17));

        assertThat(check().duplicates()).isEqualTo(1);
        assertThat(check().unlogged()).isEqualTo(1);
    }

    @Test
    void findsAMissingLineWhateverElseIsLoggedTwice() {
        lines.remove(17);
        lines.add(lines.getFirst());

        assertThat(check().unlogged()).isEqualTo(1);
    }

    @Test
    void findsAnAttemptNumberThatWentBack() {
        arrivals.add(new Arrival("17", "msg_17", 2, false));
        arrivals.add(new Arrival("17", "msg_17", 1, true));

        assertThat(check().reset()).containsExactly("msg_17");
    }
}

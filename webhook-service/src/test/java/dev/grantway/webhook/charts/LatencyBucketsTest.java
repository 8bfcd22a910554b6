package dev.grantway.webhook.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {
    @Test
    void percentilesAreOffByAFifthAtMost() {
        var random = new Random(1);
        long[] millis = random.longs(10_000, 1, 20_000)
                .map(each -> each * each / 20_000 + 1)
                .toArray();
        var counts = new ArrayList<>(Collections.nCopies(LatencyBuckets.COUNT, 0L));
        for (long each : millis) {
            counts.set(LatencyBuckets.of(each), counts.get(LatencyBuckets.of(each)) + 1);
        }
        Arrays.sort(millis);

        for (double share : new double[] {0.5, 0.95, 0.99}) {
            long exact = millis[(int) (share * millis.length) - 1];
            assertThat((double) LatencyBuckets.percentile(counts, share).orElseThrow())
                    .isBetween(exact / 1.2, exact * 1.2);
        }
    }

    @Test
    void everyDurationHasAClass() {
        assertThat(LatencyBuckets.of(0)).isZero();
        assertThat(LatencyBuckets.of(2)).isEqualTo(2);
        assertThat(LatencyBuckets.of(4)).isEqualTo(4);
        assertThat(LatencyBuckets.of(Long.MAX_VALUE)).isEqualTo(LatencyBuckets.COUNT - 1);
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(LatencyBuckets.percentile(Collections.nCopies(LatencyBuckets.COUNT, 0L), 0.5))
                .isEmpty();
    }
}

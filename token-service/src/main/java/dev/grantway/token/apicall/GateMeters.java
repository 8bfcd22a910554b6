package dev.grantway.token.apicall;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gate's metrics, registered once: a decision looks none up. */
@Singleton
public class GateMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofSeconds(1)
    };

    private final Map<CallResult, Counter> decisions;
    private final Timer time;

    GateMeters(MeterRegistry metrics) {
        decisions = new EnumMap<>(CallResult.class);
        Arrays.stream(CallResult.values())
                .forEach(result -> decisions.put(
                        result,
                        Counter.builder("grantway_gate_decisions_total")
                                .description("Calls that a gateway asked about, by what became of them")
                                .tag("outcome", result.label())
                                .register(metrics)));
        time = Timer.builder("grantway_gate_decision_seconds")
                .description("From a gateway's question to its answer")
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }

    /** Notes an answer and how long it took, in nanoseconds. */
    public void note(CallResult result, long nanos) {
        var counter = decisions.get(result);
        if (counter != null) {
            counter.increment();
        }
        time.record(nanos, TimeUnit.NANOSECONDS);
    }
}

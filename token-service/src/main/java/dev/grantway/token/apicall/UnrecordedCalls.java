package dev.grantway.token.apicall;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what should have been told of calls and was not. */
@Singleton
class UnrecordedCalls {
    private final Counter overLimit;
    private final Counter bufferFull;
    private final Counter notTaken;

    UnrecordedCalls(MeterRegistry metrics) {
        overLimit = counter(metrics, "over_limit");
        bufferFull = counter(metrics, "buffer_full");
        notTaken = counter(metrics, "not_taken");
    }

    private static Counter counter(MeterRegistry metrics, String reason) {
        return Counter.builder("grantway_api_calls_unrecorded_total")
                .description(
                        "Calls that were to be published and were not: their app had too many, or Kafka was slow or away")
                .tag("reason", reason)
                .register(metrics);
    }

    /** The app had its share of the second. */
    void overLimit() {
        overLimit.increment();
    }

    /** Kafka takes fewer than there are. */
    void bufferFull() {
        bufferFull.increment();
    }

    /** Kafka is away, or refused it. */
    void notTaken() {
        notTaken.increment();
    }
}

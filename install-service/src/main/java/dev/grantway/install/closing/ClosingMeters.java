package dev.grantway.install.closing;

import dev.grantway.install.closing.Closing.Act;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what closings have done, and shows what they have still to do. */
@Singleton
class ClosingMeters {
    private final AtomicReference<ClosingViewStore.Running> running =
            new AtomicReference<>(new ClosingViewStore.Running(0, 0));
    private final ClosingViewStore store;
    private final MeterRegistry metrics;

    ClosingMeters(ClosingViewStore store, MeterRegistry metrics) {
        this.store = store;
        this.metrics = metrics;
        Gauge.builder("grantway_closings_running", () -> running.get().count())
                .description("Apps and accounts whose end or pause has not reached all installations yet")
                .register(metrics);
        Gauge.builder("grantway_closing_oldest_seconds", () -> running.get().oldestSeconds())
                .description("Time since the oldest of those was asked for; 0 without any")
                .register(metrics);
    }

    void count(Act act, boolean done) {
        Counter.builder("grantway_closing_installations_total")
                .description("Installations that a closing was at")
                .tag("act", act.name().toLowerCase(Locale.ROOT))
                .tag("outcome", done ? "done" : "failed")
                .register(metrics)
                .increment();
    }

    /** Looks how many are running. */
    void look() {
        running.set(store.running());
    }
}

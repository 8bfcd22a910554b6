package dev.grantway.webhook.logpages;

import dev.grantway.webhook.charts.Chart;
import dev.grantway.webhook.charts.Drawing;
import dev.grantway.webhook.health.EndpointHealth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How an app's endpoint is doing, and how it did. */
record Overview(EndpointHealth health, Chart chart, List<PeriodLink> periods, Actions actions) {
    /** Another period's charts. */
    record PeriodLink(String title, String address, boolean here) {}

    public Drawing rate() {
        return Drawing.ofRate(chart);
    }

    public Drawing success() {
        return Drawing.ofSuccess(chart);
    }

    public Drawing latency() {
        return Drawing.ofLatency(chart);
    }

    /** When something succeeded last. */
    public Optional<Moment> lastSuccess() {
        return health.lastSuccess().map(Moment::of);
    }

    /** Until when it is left alone. */
    public Optional<Moment> pausedUntil() {
        return health.pause().map(pause -> Moment.of(pause.until()));
    }

    /** Since when deliveries are turned off. */
    public Optional<Moment> offSince() {
        return health.turnedOff().map(off -> Moment.of(off.since()));
    }

    /** When what waits is tried. */
    public Optional<Moment> next() {
        return health.waiting().next().map(Moment::of);
    }

    /** The steps of the chart in figures, the newest first. */
    public List<StepLine> steps() {
        return chart.steps().reversed().stream().map(StepLine::of).toList();
    }

    /** A step of the chart in figures. */
    record StepLine(Moment from, long attempts, long failed, String percent, String p50, String p95, String p99) {
        static StepLine of(Chart.Step step) {
            return new StepLine(
                    Moment.of(step.from()),
                    step.attempts(),
                    step.failed(),
                    step.attempts() == 0 ? "–" : step.percent() + " %",
                    text(step.p50()),
                    text(step.p95()),
                    text(step.p99()));
        }

        private static String text(OptionalLong millis) {
            return millis.isPresent() ? millis.getAsLong() + " ms" : "–";
        }
    }
}

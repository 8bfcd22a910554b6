package dev.grantway.webhook.charts;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a chart goes back, and how long each of its steps is. */
public enum Period {
    HOUR("Last hour", Duration.ofMinutes(5), 12),
    DAY("Last day", Duration.ofHours(1), 24),
    WEEK("Last week", Duration.ofHours(6), 28),
    MONTH("Last 30 days", Duration.ofDays(1), 30);

    private final String title;
    private final Duration step;
    private final int steps;

    Period(String title, Duration step, int steps) {
        this.title = title;
        this.step = step;
        this.steps = steps;
    }

    /** By the name that addresses have; empty for none. */
    public static Optional<Period> named(String name) {
        return Arrays.stream(values()).filter(each -> each.key().equals(name)).findFirst();
    }

    /** As addresses have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On the page. */
    public String title() {
        return title;
    }

    Duration step() {
        return step;
    }

    int steps() {
        return steps;
    }

    Duration length() {
        return step.multipliedBy(steps);
    }

    /** Of the first step; the last one is still running. */
    Instant begin(Instant now) {
        long seconds = step.toSeconds();
        long running = Math.floorDiv(now.getEpochSecond(), seconds) * seconds;
        return Instant.ofEpochSecond(running).minus(step.multipliedBy(steps - 1L));
    }
}

package dev.grantway.registry.apps;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long an older secret may still work, as its developer chooses. */
public enum SecretLife {
    HOUR("1h", Duration.ofHours(1)),
    DAY("24h", Duration.ofHours(24)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30));

    private final String value;
    private final Duration duration;

    SecretLife(String value, Duration duration) {
        this.value = value;
        this.duration = duration;
    }

    /** The one that a form calls so. */
    public static Optional<SecretLife> of(String value) {
        return Arrays.stream(values()).filter(life -> life.value.equals(value)).findFirst();
    }

    Duration duration() {
        return duration;
    }
}

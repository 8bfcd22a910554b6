package dev.grantway.webhook.health;

import dev.grantway.webhook.endpoint.Pause;
import dev.grantway.webhook.endpoint.TurnedOff;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How an app's endpoint is doing.
 *
 * @param enabled whether the app has a target URL
 * @param lastSuccess the last attempt that succeeded within 30 days
 * @param failuresInARow since then
 * @param deliveredInHour attempts that succeeded within the last hour
 * @param attemptsInHour all attempts within the last hour
 * @param pause while it is left alone
 * @param turnedOff while deliveries to it are turned off
 */
public record EndpointHealth(
        boolean enabled,
        Optional<Instant> lastSuccess,
        int failuresInARow,
        long deliveredInHour,
        long attemptsInHour,
        Waiting waiting,
        Optional<Pause> pause,
        Optional<TurnedOff> turnedOff) {
    /** What is counted no further. */
    static final int MANY = 1_000;

    /**
     * What waits for another attempt.
     *
     * @param next when the first of it is due
     */
    public record Waiting(int count, Optional<Instant> next) {}

    /** In words; what happens next is told for each. */
    public enum State {
        /** The app has no target URL. */
        OFF,
        /** Deliveries are turned off. */
        TURNED_OFF,
        /** Nothing was tried yet. */
        UNUSED,
        /** The last attempt succeeded, and nothing waits. */
        WELL,
        /** The last attempt succeeded, and some wait still. */
        CATCHING_UP,
        /** The last attempt failed, and is repeated. */
        FAILING,
        /** The last attempt failed, and nothing is repeated. */
        FAILED
    }

    public State state() {
        if (!enabled) {
            return State.OFF;
        }
        if (turnedOff.isPresent()) {
            return State.TURNED_OFF;
        }
        if (lastSuccess.isEmpty() && failuresInARow == 0) {
            return State.UNUSED;
        }
        if (failuresInARow == 0) {
            return waiting.count() == 0 ? State.WELL : State.CATCHING_UP;
        }
        return waiting.count() == 0 ? State.FAILED : State.FAILING;
    }

    /** Of the attempts within the last hour; empty when there were none. */
    public String share() {
        return attemptsInHour == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f %%", Math.floor(deliveredInHour * 1000.0 / attemptsInHour) / 10);
    }

    /** As far as it is counted. */
    public String failures() {
        return bounded(failuresInARow);
    }

    /** As far as it is counted. */
    public String waits() {
        return bounded(waiting.count());
    }

    private static String bounded(int count) {
        return count > MANY ? String.format(Locale.ROOT, "%,d+", MANY) : String.format(Locale.ROOT, "%,d", count);
    }
}

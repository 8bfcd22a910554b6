package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.delivery.Reaction;
import java.time.Duration;

/**
 * Keeps requests from an endpoint that fails again and again: opens after so many failures in a row, lets one through when
 * its pause is over, and closes when that succeeds; then more and more may be under way. An endpoint that lets a call time
 * out gets few at once until it takes one. Times are those of {@link System#nanoTime}; of one thread.
 */
@Confined("event loop")
final class Breaker {
    private static final long FORGOTTEN_AFTER = Duration.ofHours(1).toNanos();

    private final BreakerConfig config;
    private State state = State.CLOSED;
    private boolean hanging;
    private int failures;
    private int pauses;
    private long openUntil;
    private long heardAt;

    /** Requests that may be under way, since it closed; grows with each success. */
    private int allowance = Integer.MAX_VALUE;

    Breaker(BreakerConfig config) {
        this.config = config;
    }

    /** What it does with requests. */
    enum State {
        CLOSED,
        OPEN,
        /** One request is under way that decides. */
        PROBING
    }

    State state() {
        return state;
    }

    /** Whether nothing is to be remembered of its endpoint; what was long ago is not. */
    boolean isAtRest(long now) {
        boolean isWell = state == State.CLOSED && failures == 0 && !hanging && allowance == Integer.MAX_VALUE;
        return isWell || now - heardAt > FORGOTTEN_AFTER;
    }

    /** In a row; a timeout counts for several. */
    int failures() {
        return failures;
    }

    boolean isHanging() {
        return hanging;
    }

    /** When it lets a request through again, while it is open. */
    long openUntil() {
        return openUntil;
    }

    /** Whether one more request may begin; the caller asks only if it has one. */
    boolean lets(int underWay, long now) {
        return switch (state) {
            case CLOSED -> underWay < allowance && (!hanging || underWay < config.mostRequestsWhileHanging());
            case OPEN -> underWay == 0 && now - openUntil >= 0;
            case PROBING -> false;
        };
    }

    /** A request began. */
    void began() {
        if (state == State.OPEN) {
            state = State.PROBING;
        }
    }

    /** A request ended. */
    void heed(Reaction reaction, long now) {
        heardAt = now;
        switch (reaction) {
            case SUCCESS -> succeeded();
            case TIMEOUT -> {
                hanging = true;
                failed(config.failuresOfTimeout(), now);
            }
            case FAILURE -> failed(1, now);
            case NOT_CALLED -> {
                if (state == State.PROBING) {
                    state = State.OPEN; // it told nothing: the next one may try
                }
            }
        }
    }

    private void succeeded() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            allowance = 1;
        }
        if (allowance < Integer.MAX_VALUE) {
            allowance = allowance >= config.fullAllowance() ? Integer.MAX_VALUE : allowance + 1;
        }
        hanging = false;
        failures = 0;
        pauses = 0;
    }

    private void failed(int weight, long now) {
        failures += weight;
        if (state == State.PROBING || (state == State.CLOSED && failures >= config.failures())) {
            state = State.OPEN;
            openUntil = now + pause().toNanos();
            pauses++;
        }
    }

    /** Twice as long each time. */
    private Duration pause() {
        var pause = config.firstPause().multipliedBy(1L << Math.min(pauses, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }
}

package dev.grantway.install.neighbour;

import org.jspecify.annotations.Nullable;

/** A service beside this one did not answer, answered that it cannot now, or not what it has to; what was asked of it waits. */
public final class NeighbourAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean answered;

    /** It answered, and not what it has to: it may go on to for this one question, and be well for the others. */
    public static NeighbourAway unexpectedly(String what) {
        return new NeighbourAway(what, null, true);
    }

    NeighbourAway(String what, Throwable cause) {
        this(what, cause, false);
    }

    NeighbourAway(String what) {
        this(what, null, false);
    }

    private NeighbourAway(String what, @Nullable Throwable cause, boolean answered) {
        super(what, cause);
        this.answered = answered;
    }

    /** Whether it answered, and not what it has to; others need not wait until it does. */
    public boolean hasAnswered() {
        return answered;
    }
}

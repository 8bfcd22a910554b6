package dev.grantway.install.neighbour;

/** A service beside this one did not answer, answered that it cannot now, or not what it has to; what was asked of it waits. */
public final class NeighbourAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** It answered, and not what it has to. */
    public static NeighbourAway unexpectedly(String what) {
        return new NeighbourAway(what);
    }

    NeighbourAway(String what, Throwable cause) {
        super(what, cause);
    }

    NeighbourAway(String what) {
        super(what);
    }
}

package dev.grantway.install.neighbour;

/** A service beside this one did not answer, or answered that it cannot now; what was asked of it waits. */
public final class NeighbourAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeighbourAway(String what, Throwable cause) {
        super(what, cause);
    }

    NeighbourAway(String what) {
        super(what);
    }
}

package dev.grantway.registry.installs;

import java.util.Arrays;
import java.util.Optional;

/** Where an installation stands, in words for its app's developer. */
public enum InstallState {
    ACTIVE("Active"),
    NEEDS_REAUTHORIZATION("Needs reconnect"),
    SUSPENDED("Suspended"),
    AUTHORIZED("Waiting for its first tokens"),
    UNINSTALLING("Being removed"),
    UNINSTALLED("Removed"),
    OTHER("Other");

    private final String title;

    InstallState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether the app is installed there: it has had tokens, and was not removed. */
    public boolean installed() {
        return this == ACTIVE || this == NEEDS_REAUTHORIZATION || this == SUSPENDED;
    }

    /** Of a status of the topic; unknown ones are other. */
    static InstallState of(String status) {
        return named(status).orElse(OTHER);
    }

    /** The one of this name. */
    public static Optional<InstallState> named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst();
    }
}

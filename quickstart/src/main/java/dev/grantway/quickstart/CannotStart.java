package dev.grantway.quickstart;

import java.io.Serial;

/** Something outside is in the way; the message is one line that names the way out. */
final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;

    CannotStart(String reason) {
        super(reason);
        this.reason = reason;
    }

    static CannotStart portTaken(int port, String setting, int other) {
        return new CannotStart(
                "Port %d is taken. Free it, or choose another: %s=%d make run".formatted(port, setting, other));
    }

    String reason() {
        return reason;
    }
}

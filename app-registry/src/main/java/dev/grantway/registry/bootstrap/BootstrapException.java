package dev.grantway.registry.bootstrap;

import java.io.Serial;

/** The first-start file cannot be applied; the message says where it is wrong, and quotes no value of it. */
final class BootstrapException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BootstrapException(String message) {
        super(message);
    }
}

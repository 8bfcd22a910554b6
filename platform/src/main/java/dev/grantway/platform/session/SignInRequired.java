package dev.grantway.platform.session;

import java.io.Serial;

/** Nobody is signed in, or not for long enough. */
public final class SignInRequired extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public SignInRequired() {
        super("sign-in required", null, false, false);
    }
}

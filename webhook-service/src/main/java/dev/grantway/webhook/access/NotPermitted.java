package dev.grantway.webhook.access;

import java.io.Serial;

/** Somebody may not do what they asked for with an app's deliveries, or there is no such app for them. */
public final class NotPermitted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int appId;
    private final boolean seen;

    NotPermitted(int appId, boolean seen) {
        super("not permitted", null, false, false);
        this.appId = appId;
        this.seen = seen;
    }

    public int appId() {
        return appId;
    }

    /** Whether they may look at the app; otherwise it is as if there were none. */
    public boolean seen() {
        return seen;
    }
}

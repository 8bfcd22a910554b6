package dev.grantway.registry.apps;

import java.util.NoSuchElementException;

/** There is no such app; or there was one, until a moment ago. */
public final class NoSuchApp extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    NoSuchApp(int appId) {
        super("no app " + appId);
    }
}

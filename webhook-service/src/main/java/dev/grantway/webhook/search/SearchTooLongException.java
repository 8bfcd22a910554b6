package dev.grantway.webhook.search;

import org.jspecify.annotations.Nullable;

/** The database gave a search up, for it took too long. */
public final class SearchTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SearchTooLongException(@Nullable Throwable cause) {
        super("a search of the delivery log took too long", cause);
    }
}

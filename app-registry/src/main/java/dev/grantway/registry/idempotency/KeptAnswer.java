package dev.grantway.registry.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a creation, as it is given again.
 *
 * @param location where what was made is; null when that has no address
 * @param etag of what was made; null when it has none
 * @param body as JSON; it may hold secrets
 */
record KeptAnswer(
        int status, @Nullable String location, @Nullable String etag, String body) {
    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}

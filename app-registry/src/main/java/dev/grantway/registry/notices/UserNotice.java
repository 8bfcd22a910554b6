package dev.grantway.registry.notices;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one person is told.
 *
 * @param accountName that of the account which it is about, as of now; absent where it is about none
 * @param readAt absent until the person has read it
 */
record UserNotice(
        long id,
        String template,
        Map<String, String> parameters,
        @Nullable String accountName,
        Instant raisedAt,
        @Nullable Instant readAt) {
    UserNotice {
        parameters = Map.copyOf(parameters);
    }
}

package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.calls.ApiCall;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call, as a program reads it.
 *
 * @param installationId absent where a dead token names none
 * @param reason why it was refused; absent for a call that was let through
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallItem(
        String id,
        Instant calledAt,
        int accountId,
        @Nullable String installationId,
        String method,
        String path,
        List<String> scopes,
        int status,
        @Nullable String reason) {
    static CallItem of(ApiCall call) {
        return new CallItem(
                call.eventId(),
                call.calledAt(),
                call.accountId(),
                call.installationId().orElse(null),
                call.method(),
                call.path(),
                call.scopes(),
                call.status(),
                call.reason().orElse(null));
    }
}

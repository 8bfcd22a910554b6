package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of the product's API, as the gate saw it. Refused calls are told within a bound, others as a sample; any may be
 * lost, so nothing can be counted by them.
 *
 * @param eventId the {@code ce_id}
 * @param installationId null when a dead token names none that is known
 * @param path without its query; 515 visible characters at most, and three asterisks for what may be a secret or an e-mail
 *     address
 * @param scopes all that the route needs; empty when it needs none, and when the call was refused before
 * @param status that the gate answered, such as 403
 * @param reason why it was refused; null for a call that was let through
 */
public record ApiCallSeen(
        String eventId,
        Instant calledAt,
        int appId,
        int accountId,
        @Nullable String installationId,
        String method,
        String path,
        List<String> scopes,
        int status,
        @Nullable String reason)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "api.call_seen.v1";

    public ApiCallSeen {
        scopes = List.copyOf(scopes);
    }

    @Override
    public Topic topic() {
        return Topic.API_CALLS;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return Integer.toString(appId);
    }

    /** The time in milliseconds: pods that ask nobody have no number of their own to count by. */
    @Override
    public long sequence() {
        return calledAt.toEpochMilli();
    }

    @Override
    public Optional<String> derivedId() {
        return Optional.of(eventId);
    }
}

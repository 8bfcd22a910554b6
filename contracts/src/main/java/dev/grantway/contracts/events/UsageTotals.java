package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an installation used within an hour, as one instance of a service counted it: totals so far, never increments.
 * A consumer keeps the highest sequence of each (installation, hour, source, instance) and adds the instances up.
 *
 * @param sequence grows with each telling of the same hour by the same instance
 * @param hour its beginning
 * @param source the service that counts: {@code token} for the gate's calls, {@code webhook} for
 *     deliveries
 * @param instance names one process of it, for as long as it runs; opaque
 * @param apiCalls that were let through
 * @param refusedCalls with a good token, that a scope, a path or the budget refused
 * @param apiCallsByScope for each scope that calls needed; a call that needs two is in both
 * @param deliveries webhooks that were delivered; absent from who counts none
 * @param failedDeliveries webhooks that were given up; absent from who counts none
 * @param firstCallAt the first call of the hour, refused ones too; absent from who counts no calls
 * @param lastUsedAt the last call so far; absent from who counts no calls
 */
public record UsageTotals(
        String installationId,
        long sequence,
        int appId,
        int accountId,
        Instant hour,
        String source,
        String instance,
        long apiCalls,
        long refusedCalls,
        List<ScopeCalls> apiCallsByScope,
        @Nullable Long deliveries,
        @Nullable Long failedDeliveries,
        @Nullable Instant firstCallAt,
        @Nullable Instant lastUsedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "usage.hourly.v1";

    public UsageTotals {
        apiCallsByScope = List.copyOf(apiCallsByScope);
    }

    /** The calls that needed a scope. */
    public record ScopeCalls(String scope, long calls) {}

    @Override
    public Topic topic() {
        return Topic.USAGE;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return installationId;
    }

    @Override
    public Optional<String> derivedId() {
        return Optional.of(String.join(
                "/", installationId, Long.toString(hour.getEpochSecond()), source, instance, Long.toString(sequence)));
    }
}

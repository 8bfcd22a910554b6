package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * An app proved itself with one of its client secrets; told now and then while the secret is in use, and not each time. A
 * consumer keeps the latest time of each secret.
 *
 * @param secretId as in {@link SecretVerifier}; nothing of the secret itself
 * @param usedAt the last use that is known, by the clock of the pod that checked the secret
 */
public record SecretUsed(int appId, long secretId, Instant usedAt) implements Event {
    public static final String TYPE = TYPE_PREFIX + "app.secret_used.v1";

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
        return usedAt.toEpochMilli();
    }

    @Override
    public Optional<String> derivedId() {
        return Optional.of(secretId + "/" + usedAt.toEpochMilli());
    }
}

package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * A person is gone from the directory for good. Each of their memberships is told to have ended, too.
 *
 * @param sequence the {@code ce_sequence}, the time in milliseconds; not part of the JSON
 */
public record UserRemoved(int userId, @JsonIgnore long sequence, Instant removedAt) implements Event {
    public static final String TYPE = TYPE_PREFIX + "directory.user_removed.v1";

    @Override
    public Topic topic() {
        return Topic.DIRECTORY_EVENTS;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return "user:" + userId;
    }
}

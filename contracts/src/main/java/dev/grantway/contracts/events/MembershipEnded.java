package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * A person is no longer a member of an account, whatever the cause.
 *
 * @param sequence the {@code ce_sequence}, the time in milliseconds; not part of the JSON
 * @param endedAt what was given to the person before this time is theirs no longer; a later membership is another one
 */
public record MembershipEnded(int accountId, @JsonIgnore long sequence, int userId, Instant endedAt) implements Event {
    public static final String TYPE = TYPE_PREFIX + "directory.membership_ended.v1";

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
        return Integer.toString(accountId);
    }
}

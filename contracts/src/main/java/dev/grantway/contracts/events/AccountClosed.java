package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * A customer's account is closed for good: each app is uninstalled from it.
 *
 * @param sequence the {@code ce_sequence}, the time in milliseconds; not part of the JSON
 * @param erase whether what is known of the account is to be forgotten, too
 */
public record AccountClosed(int accountId, @JsonIgnore long sequence, boolean erase, Instant closedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "directory.account_closed.v1";

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

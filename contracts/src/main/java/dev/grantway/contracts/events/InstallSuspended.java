package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The app's access to the account is paused: no access token is good, refresh is refused, and nothing is delivered. What
 * happens in the product meanwhile is not delivered later.
 *
 * @param suspendedBy absent where no person of the account did it
 * @param reason such as {@code BY_USER}; treat an unknown word as other
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallSuspended(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        @Nullable EventUser suspendedBy,
        String reason,
        Instant suspendedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.suspended.v1";

    @Override
    public Topic topic() {
        return Topic.INSTALL_EVENTS;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return installationId;
    }
}

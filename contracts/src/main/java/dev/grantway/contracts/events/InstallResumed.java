package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A paused app has access to the account again: its refresh tokens are good as before. Access tokens from before stay
 * dead.
 *
 * @param resumedBy absent where no person of the account did it
 * @param reason such as {@code BY_USER}; treat an unknown word as other
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallResumed(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        @Nullable EventUser resumedBy,
        String reason,
        Instant resumedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.resumed.v1";

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

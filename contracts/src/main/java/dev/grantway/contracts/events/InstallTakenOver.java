package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * Who installed an app has left the account, and another member has come to look after it. What the app may do stays as it is.
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallTakenOver(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        EventUser takenOverBy,
        Instant takenOverAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.taken_over.v1";

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

package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * A new consent in an open installation, with the scopes that it had.
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallReauthorized(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        EventUser reauthorizedBy,
        Instant reauthorizedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.reauthorized.v1";

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

package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;

/**
 * A new consent in an open installation changed what it may do.
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallScopesChanged(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        List<String> before,
        List<String> after,
        EventUser changedBy,
        Instant changedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.scopes_changed.v1";

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

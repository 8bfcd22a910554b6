package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * No grant of the installation lives any more; someone has to consent again.
 *
 * @param reason why the last one ended; treat an unknown word as other
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallNeedsReauthorization(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        String reason,
        Instant changedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.needs_reauthorization.v1";

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

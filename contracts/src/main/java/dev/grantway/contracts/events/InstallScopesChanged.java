package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an open installation may do changed: by a new consent, or because one of several grants ended.
 *
 * @param changedBy who consented; absent when a grant ended
 * @param reason why a grant ended; absent after a consent; treat an unknown word as other
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
        @Nullable EventUser changedBy,
        @Nullable String reason,
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

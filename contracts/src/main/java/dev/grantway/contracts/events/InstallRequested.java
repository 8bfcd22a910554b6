package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;

/**
 * A person who may not install an app asked the account's administrators for it. There is no generation yet where the app was
 * never installed.
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 * @param generation of the installation that is there; 0 when the app was never installed
 * @param requestId names the request; opaque
 * @param scopes what was asked for
 */
public record InstallRequested(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        String requestId,
        EventApp app,
        EventAccount account,
        EventUser requestedBy,
        List<String> scopes,
        Instant requestedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.requested.v1";

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

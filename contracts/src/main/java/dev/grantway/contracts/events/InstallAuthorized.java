package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person consented, and the app has not asked for tokens yet. Sent at consent; the install may still come to nothing.
 *
 * @param stateHash keyed hash of the {@code state}, for correlation; absent when none was sent
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallAuthorized(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        EventUser authorizedBy,
        EventScopes scopes,
        Instant authorizedAt,
        @Nullable String stateHash)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.authorized.v1";

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

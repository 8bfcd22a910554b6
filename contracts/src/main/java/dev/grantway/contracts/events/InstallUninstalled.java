package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The app was removed from the account: no token of this generation is good, and nothing is delivered.
 *
 * @param generation the one that ended
 * @param uninstalledBy absent where no person of the account did it
 * @param reason such as {@code BY_USER}; treat an unknown word as other
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallUninstalled(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        @Nullable EventUser uninstalledBy,
        String reason,
        Instant uninstalledAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.uninstalled.v1";

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

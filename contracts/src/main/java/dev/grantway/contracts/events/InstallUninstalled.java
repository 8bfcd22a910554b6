package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The app was removed from the account: no token of this generation is good, and nothing is delivered.
 *
 * @param generation the one that ended
 * @param uninstalledBy absent where no person of the account did it
 * @param reason such as {@code BY_USER}; treat an unknown word as other
 * @param installed false where only a consent was withdrawn, of which no tokens ever came; absent otherwise
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean installed,
        Instant uninstalledAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.uninstalled.v1";

    /** Of one that was installed. */
    public InstallUninstalled(
            String installationId,
            int generation,
            long sequence,
            EventApp app,
            EventAccount account,
            @Nullable EventUser uninstalledBy,
            String reason,
            Instant uninstalledAt) {
        this(installationId, generation, sequence, app, account, uninstalledBy, reason, null, uninstalledAt);
    }

    /** Whether its app ever had tokens of this generation, and so can know of it. */
    public boolean wasInstalled() {
        return !Boolean.FALSE.equals(installed);
    }

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

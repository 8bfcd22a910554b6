package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first tokens of a generation exist: the app is installed.
 *
 * @param approvedBy the admin who approved a request; absent where the installer had the right
 * @param managed whether it is the company's own app on that provider
 * @param imported whether it was moved in from another system; absent for one that was installed here
 * @param firstInstall whether the app was never installed in the account before
 * @param stateHash keyed hash of the {@code state}, for correlation; absent when none was sent
 *
 * @param sequence the {@code ce_sequence}; not part of the JSON
 */
public record InstallCompleted(
        String installationId,
        int generation,
        @JsonIgnore long sequence,
        EventApp app,
        EventAccount account,
        EventUser installedBy,
        @Nullable EventUser approvedBy,
        EventScopes scopes,
        boolean managed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean imported,
        boolean firstInstall,
        Instant completedAt,
        @Nullable String stateHash)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "install.completed.v1";

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

    /** One event per installation and generation, whatever is retried or crashes. */
    @Override
    public Optional<String> derivedId() {
        return Optional.of(installationId + "." + generation + ".completed");
    }
}

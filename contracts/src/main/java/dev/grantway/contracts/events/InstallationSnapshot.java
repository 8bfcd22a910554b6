package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an installation after a change.
 *
 * @param generation grows by one when a removed installation is opened again
 * @param scopes the union of what its live grants have
 * @param tokensIssuedAt when the first tokens of this generation were issued; absent before
 */
public record InstallationSnapshot(
        String installationId,
        int generation,
        long sequence,
        InstallationStatus status,
        EventApp app,
        EventAccount account,
        List<String> scopes,
        @Nullable Instant tokensIssuedAt,
        Instant changedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "installation.changed.v1";

    public InstallationSnapshot {
        scopes = List.copyOf(scopes);
    }

    @Override
    public Topic topic() {
        return Topic.INSTALLATIONS;
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

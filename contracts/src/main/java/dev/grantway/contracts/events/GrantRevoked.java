package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * A grant ended for good, and its tokens with it; the installation stays.
 *
 * @param reason a word such as {@code REVOKED_BY_APP} or {@code CODE_REPLAYED}; treat an unknown one as other
 */
public record GrantRevoked(
        String installationId, int generation, long sequence, String grantId, String reason, Instant revokedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "grant.revoked.v1";

    @Override
    public Topic topic() {
        return Topic.GRANT_EVENTS;
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

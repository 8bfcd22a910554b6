package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;

/**
 * A refresh token came back after its successor had been used, so somebody has it who should not. What follows of it is
 * told by a {@link GrantRevoked} of its own, with a lower sequence. RFC 9700, section 4.14.2.
 *
 * @param rotation the counter inside the token that came back
 * @param reusedAt when it came back
 */
public record RefreshTokenReused(
        String installationId, int generation, long sequence, String grantId, int rotation, Instant reusedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "grant.refresh_token_reused.v1";

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

package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;

/**
 * The first tokens of a consent were issued, so its installation exists. Told at an exchange, never at a refresh.
 *
 * @param grantId the grant that the tokens belong to
 * @param scopes what that consent gave, the whole of it
 */
public record TokensIssued(
        String installationId,
        int generation,
        long sequence,
        String grantId,
        int appId,
        int accountId,
        int userId,
        List<String> scopes,
        Instant issuedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "grant.tokens_issued.v1";

    public TokensIssued {
        scopes = List.copyOf(scopes);
    }

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

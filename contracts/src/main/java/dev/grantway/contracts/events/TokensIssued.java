package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first tokens of a consent were issued, so its installation exists. Told at an exchange or an import, never at a
 * refresh.
 *
 * @param grantId the grant that the tokens belong to
 * @param scopes what that consent gave, the whole of it
 * @param imported whether the grant came from another system, with its tokens; absent for one that was given here
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
        Instant issuedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean imported)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "grant.tokens_issued.v1";

    public TokensIssued {
        scopes = List.copyOf(scopes);
    }

    /** Of a consent that was given here. */
    public TokensIssued(
            String installationId,
            int generation,
            long sequence,
            String grantId,
            int appId,
            int accountId,
            int userId,
            List<String> scopes,
            Instant issuedAt) {
        this(installationId, generation, sequence, grantId, appId, accountId, userId, scopes, issuedAt, null);
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

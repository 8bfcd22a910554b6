package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Access tokens of a subject are dead before their time is over, for who checks them offline.
 *
 * @param subject {@code grant:<id>}, {@code installation:<id>}, {@code app:<id>} or {@code key:<id>}
 * @param issuedBefore a token whose {@code iat} is before this is dead; milliseconds, by token-service's database. It may
 *     lie ahead: what is issued to the subject until then is dead too
 * @param reason a word such as {@code REVOKED_BY_APP} or {@code APP_DISABLED}; treat an unknown one as other
 */
public record TokensRevoked(String subject, long sequence, Instant issuedBefore, String reason) implements Event {
    public static final String TYPE = TYPE_PREFIX + "token.revoked.v1";

    /** The sequence is the time: of two records of a subject the later time holds, whichever comes first. */
    public static TokensRevoked of(String subject, Instant issuedBefore, String reason) {
        var time = issuedBefore.truncatedTo(ChronoUnit.MILLIS);
        return new TokensRevoked(subject, time.toEpochMilli(), time, reason);
    }

    public static String subjectOfGrant(String grantId) {
        return "grant:" + grantId;
    }

    public static String subjectOfInstallation(String installationId) {
        return "installation:" + installationId;
    }

    public static String subjectOfApp(int appId) {
        return "app:" + appId;
    }

    /** The {@code kid} of a signing key. */
    public static String subjectOfKey(String keyId) {
        return "key:" + keyId;
    }

    @Override
    public Topic topic() {
        return Topic.TOKEN_REVOCATIONS;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return subject;
    }
}

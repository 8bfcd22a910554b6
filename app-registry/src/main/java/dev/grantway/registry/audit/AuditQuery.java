package dev.grantway.registry.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which entries of a developer account.
 *
 * @param appId of this app alone
 * @param userId done by this person alone
 * @param from not before this
 * @param until before this
 * @param before with a lower id: where the page before ended
 */
public record AuditQuery(
        int developerAccountId,
        OptionalInt appId,
        OptionalInt userId,
        Optional<AuditGroup> group,
        Optional<Instant> from,
        Optional<Instant> until,
        OptionalLong before) {
    /** All of them. */
    public static AuditQuery all(int developerAccountId) {
        return new AuditQuery(
                developerAccountId,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    /** The same, further on. */
    public AuditQuery before(long id) {
        return new AuditQuery(developerAccountId, appId, userId, group, from, until, OptionalLong.of(id));
    }
}

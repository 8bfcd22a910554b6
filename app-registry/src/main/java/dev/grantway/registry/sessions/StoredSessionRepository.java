package dev.grantway.registry.sessions;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Singleton
class StoredSessionRepository implements PanacheRepositoryBase<StoredSession, String> {
    boolean isLive(String sessionId, int userId, Instant now) {
        return count("id = ?1 and userId = ?2 and endedAt is null and expiresAt > ?3", sessionId, userId, now) == 1;
    }

    Optional<StoredSession> findLive(PresentedSession session, Instant now) {
        return find(
                        "id = ?1 and userId = ?2 and endedAt is null and expiresAt > ?3",
                        session.sessionId(),
                        session.userId(),
                        now)
                .firstResultOptional();
    }

    /** One statement, so that a session that is being ended elsewhere is either renewed before or not at all. */
    boolean touch(PresentedSession session, Instant now, Instant notExpiringBefore) {
        return update(
                        "lastSeenAt = ?1 where id = ?2 and userId = ?3 and endedAt is null and expiresAt >= ?4",
                        now,
                        session.sessionId(),
                        session.userId(),
                        notExpiringBefore)
                == 1;
    }

    void end(PresentedSession session, Instant now) {
        update(
                "endedAt = ?1 where id = ?2 and userId = ?3 and endedAt is null",
                now,
                session.sessionId(),
                session.userId());
    }

    void endAll(int userId, Instant now) {
        update("endedAt = ?1 where userId = ?2 and endedAt is null", now, userId);
    }

    List<StoredSession> liveOf(int userId, Instant now) {
        return list("userId = ?1 and endedAt is null and expiresAt > ?2 order by lastSeenAt desc, id", userId, now);
    }

    void deleteExpiredBefore(Instant time) {
        delete("expiresAt < ?1", time);
    }
}

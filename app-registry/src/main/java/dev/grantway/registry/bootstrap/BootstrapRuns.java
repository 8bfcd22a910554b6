package dev.grantway.registry.bootstrap;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.Session;

/** Which files were applied. */
@Singleton
class BootstrapRuns {
    private final Session session;
    private final Clock clock;

    BootstrapRuns(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Whether this content is to be applied, in the caller's transaction; another replica that asks for the same waits
     * for that transaction's end.
     */
    boolean begin(String contentHash) {
        return session.createNativeMutationQuery(
                                "INSERT INTO bootstrap_run (content_hash, applied_at) VALUES (:hash, :now) ON CONFLICT DO NOTHING")
                        .setParameter("hash", contentHash)
                        .setParameter("now", clock.instant(), Instant.class)
                        .executeUpdate()
                == 1;
    }
}

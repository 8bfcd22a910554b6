package dev.grantway.token.grant;

import dev.grantway.platform.database.SqlStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Notes that grants are in use. Notes are gathered and written together: each on its own would be a commit and, in a
 * large table, a page for every refresh.
 *
 * <p>What a pod has gathered when it dies is lost, a second of it; the next use of those grants is noted again. Nothing
 * is decided by it: it is the “last used” that people see, and the count of grants by key.
 */
@Singleton
public class UseNotes {
    private static final Logger LOG = Logger.getLogger(UseNotes.class);
    private static final int LARGEST_BATCH = 1_000;
    private static final int MOST_GATHERED = 200_000;

    private final Map<UUID, Integer> gathered = new ConcurrentHashMap<>();
    private final GrantStore store;

    UseNotes(GrantStore store) {
        this.store = store;
    }

    /** While PostgreSQL is away for long, further notes are dropped: those grants are noted at their next use. */
    void gather(UUID grantId, int keyId) {
        if (gathered.size() < MOST_GATHERED) {
            gathered.put(grantId, keyId);
        }
    }

    /** Writes what was gathered: each {@code grantway.token.use-notes.every}, and at the end. */
    @Scheduled(every = "${grantway.token.use-notes.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void write() {
        try {
            // what comes meanwhile is for the next round, or small batches would follow each other without an end
            for (int left = gathered.size(); left > 0; left -= LARGEST_BATCH) {
                writeSome();
            }
        } catch (RuntimeException e) {
            if (!SqlStore.isAway(e)) {
                throw e;
            }
            LOG.warnf("uses of grants could not be noted, and are kept for the next round: %s", e.getMessage());
        }
    }

    void atStop(@Observes ShutdownEvent event) {
        write();
    }

    private void writeSome() {
        var some = new HashMap<UUID, Integer>();
        for (var note : gathered.entrySet()) {
            some.put(note.getKey(), note.getValue());
            if (some.size() == LARGEST_BATCH) {
                break;
            }
        }
        store.noteUse(some);
        some.forEach(gathered::remove); // unless it has been noted with another key since
    }
}

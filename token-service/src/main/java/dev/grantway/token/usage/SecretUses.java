package dev.grantway.token.usage;

import dev.grantway.contracts.events.SecretUsed;
import dev.grantway.platform.database.SqlStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/**
 * Notes which client secrets are in use, and tells through the outbox: of a first use within seconds, of further ones now
 * and then, and of the rest at a stop. The request itself only looks into a map.
 *
 * <p>What a process that is killed had not told is lost; whoever takes over tells of the next use at once. Nothing is
 * decided by it: it is the “last used” that developers see.
 */
@Startup // a setting that is out of bounds is told at start
@Singleton
public class SecretUses {
    private static final Logger LOG = Logger.getLogger(SecretUses.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** A busy app writes its note no more often. */
    private static final long EXACT_TO_MILLIS = 1_000;

    /** While PostgreSQL is away for long, secrets beyond are not noted: they are at their next use. */
    private static final int MOST_NOTED = 100_000;

    private final ConcurrentMap<Key, Long> noted = new ConcurrentHashMap<>();
    private final Map<Key, Long> toldLately = new HashMap<>(); // of whoever tells, one at a time
    private final UsageStore store;
    private final Duration every;
    private final Clock clock;

    SecretUses(SecretUsesConfig config, UsageStore store, Clock clock) {
        this.every = config.every();
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalStateException(
                    "grantway.token.secret-uses.every=%s (%s to %s)".formatted(every, SHORTEST, LONGEST));
        }
        this.store = store;
        this.clock = clock;
    }

    private record Key(int appId, long secretId) {}

    private record Use(Key key, Long atMillis) {
        SecretUsed event() {
            return new SecretUsed(key.appId(), key.secretId(), Instant.ofEpochMilli(atMillis));
        }
    }

    /** The app has just proven itself with this secret. */
    public void note(int appId, long secretId) {
        var key = new Key(appId, secretId);
        long now = clock.millis();
        var known = noted.get(key);
        boolean news = known == null ? noted.size() < MOST_NOTED : now - known >= EXACT_TO_MILLIS;
        if (news) {
            noted.merge(key, now, Math::max);
        }
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        tellBut(every);
    }

    void atStop(@Observes ShutdownEvent event) {
        tellBut(Duration.ZERO);
    }

    /** Leaves out what was told within this time. */
    private synchronized void tellBut(Duration lately) {
        long now = clock.millis();
        toldLately.values().removeIf(at -> at <= now - lately.toMillis());
        var due = noted.entrySet().stream()
                .filter(note -> !toldLately.containsKey(note.getKey()))
                .map(note -> new Use(note.getKey(), note.getValue()))
                .toList();
        try {
            for (int from = 0; from < due.size(); from += UsageStore.LARGEST_BATCH) {
                tell(due.subList(from, Math.min(from + UsageStore.LARGEST_BATCH, due.size())), now);
            }
        } catch (RuntimeException e) {
            if (!SqlStore.isAway(e)) {
                throw e;
            }
            LOG.warnf("uses of secrets could not be stored, and are kept for the next round: %s", e.getMessage());
        }
    }

    private void tell(List<Use> uses, long now) {
        store.append(uses.stream().map(Use::event).toList(), clock.instant());
        for (var use : uses) {
            toldLately.put(use.key(), now);
            noted.remove(use.key(), use.atMillis()); // unless it was used again since
        }
    }
}

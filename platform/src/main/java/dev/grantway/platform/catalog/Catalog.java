package dev.grantway.platform.catalog;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.grantway.contracts.events.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A service's own copy of a compacted topic: answers without Kafka, also after a restart. */
public final class Catalog<T extends Event> {
    /** The cache is told of each change; this bounds the time that a missed one could live. */
    private static final Duration BACKSTOP = Duration.ofSeconds(60);

    private static final int CACHED_LOOK_UPS = 10_000;

    /** None of ours is so long. A caller chooses what is looked for, and what is not there would be kept too. */
    private static final int LONGEST_CACHED = 200;

    private static final String BY_KEY = "k";
    private static final String BY_ALTERNATE_KEY = "a";

    private final LoadingCache<String, List<T>> cache;
    private final CatalogReader<T> reader;
    private final Function<String, List<T>> source;

    Catalog(CatalogDefinition<T> definition, CatalogStore store, CatalogReader.Factory readers) {
        this.source = look -> look.startsWith(BY_KEY)
                ? store.findByKey(definition, look.substring(BY_KEY.length()))
                : store.findByAlternateKey(definition, look.substring(BY_ALTERNATE_KEY.length()));
        // refreshed, not expired: while PostgreSQL is away what is known stays known
        this.cache = Caffeine.newBuilder()
                .maximumSize(CACHED_LOOK_UPS)
                .refreshAfterWrite(BACKSTOP)
                .build(source::apply);
        this.reader = readers.readerOf(definition, this::forget);
    }

    CatalogReader<T> reader() {
        return reader;
    }

    /** The snapshot with this record key. */
    public Optional<T> find(String key) {
        return look(BY_KEY + key).stream().findFirst();
    }

    /** The snapshots with this alternate key. */
    public List<T> findAllBy(String alternateKey) {
        return look(BY_ALTERNATE_KEY + alternateKey);
    }

    private List<T> look(String key) {
        return key.length() > LONGEST_CACHED ? source.apply(key) : cache.get(key);
    }

    /** What {@link #find} would find, if it is known without a look at the database; empty otherwise, whatever is there. */
    public Optional<T> findAtHand(String key) {
        var known = cache.getIfPresent(BY_KEY + key);
        return known == null || known.isEmpty() ? Optional.empty() : Optional.of(known.getFirst());
    }

    /** How many look-ups are kept, those that found nothing too. */
    long cached() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    /**
     * Waits until all that is on the topic at this moment is applied; callers at the same time share one look.
     *
     * @return false when it took too long or Kafka is away
     */
    public boolean awaitPresentEnd(Duration atMost) {
        return reader.awaitPresentEnd(atMost);
    }

    /** Time since the copy was last known to be complete; empty before that. */
    public Optional<Duration> age() {
        return reader.age();
    }

    private void forget(CatalogChange change) {
        cache.invalidate(BY_KEY + change.key());
        cache.invalidate(BY_ALTERNATE_KEY + change.alternateKeyBefore());
        cache.invalidate(BY_ALTERNATE_KEY + change.alternateKeyAfter());
    }
}

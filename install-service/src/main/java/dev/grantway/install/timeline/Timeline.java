package dev.grantway.install.timeline;

import dev.grantway.contracts.events.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to each installation, the newest first. */
@Singleton
public class Timeline {
    /** Above every sequence. */
    public static final long NEWEST = Long.MAX_VALUE;

    private final FactReader reader;
    private final FactStore store;

    Timeline(FactReader reader, FactStore store) {
        this.reader = reader;
        this.store = store;
    }

    /** Keeps a fact, in the transaction of the change that it tells of; the caller holds the installation's row. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Event event, int generation, Instant at) {
        record(event, generation, at, null);
    }

    /**
     * The same with what whoever did it wrote beside it.
     *
     * @param note absent for none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Event event, int generation, Instant at, @Nullable String note) {
        store.append(event.key(), reader.read(event, generation, at, note));
    }

    /** Facts below a sequence, the newest first. */
    public List<Fact> before(String installationId, long sequence, int atMost) {
        return store.before(installationId, sequence, atMost);
    }
}

package dev.grantway.install.installation;

import dev.grantway.contracts.events.Event;
import dev.grantway.install.timeline.Timeline;
import dev.grantway.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores changes of installations and tells of them, in one transaction: the fact for those who follow, the state for
 * those who need to know how it stands. The caller holds the row, so that both are in order.
 */
@Singleton
class InstallationHistory {
    private final InstallationStore store;
    private final Timeline timeline;
    private final Outbox outbox;

    InstallationHistory(InstallationStore store, Timeline timeline, Outbox outbox) {
        this.store = store;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /** Stores a change that is a fact. */
    Installation record(Installation changed, Function<Installation, Event> fact) {
        return record(changed, fact, null);
    }

    /**
     * The same, with what whoever wanted it wrote for others to read.
     *
     * @param note absent for none
     */
    Installation record(Installation changed, Function<Installation, Event> fact, @Nullable String note) {
        var told = changed.toldAsFact();
        var event = fact.apply(told);
        store.update(told, null);
        timeline.record(event, told.generation(), told.changedAt(), note);
        outbox.append(event);
        outbox.append(told.snapshot());
        return told;
    }

    /** Tells a fact that changes nothing of the state. */
    void recordFact(Installation row, Instant at, Function<Installation, Event> fact) {
        var told = row.toldOnlyAsFact();
        var event = fact.apply(told);
        store.countFact(told);
        timeline.record(event, told.generation(), at);
        outbox.append(event);
    }

    /** Stores a change that is no fact. */
    Installation recordState(Installation changed) {
        var told = changed.told();
        store.update(told, null);
        outbox.append(told.snapshot());
        return told;
    }

    /**
     * Stores the intent to remove: no fact yet, but deliveries end at once.
     *
     * @param dueAt when the sweeper may take it up
     */
    Installation recordIntent(Installation changed, Instant dueAt) {
        var told = changed.told();
        store.update(told, dueAt);
        outbox.append(told.snapshot());
        return told;
    }
}

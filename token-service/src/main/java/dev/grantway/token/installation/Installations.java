package dev.grantway.token.installation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Opens, suspends, resumes and closes installations. Whoever changes grants of one holds the lock of its row first. */
@Singleton
public class Installations {
    private final InstallationStore store;

    Installations(InstallationStore store) {
        this.store = store;
    }

    /**
     * Opens the installation of an app in an account, or finds it open; its row stays locked in the transaction.
     *
     * @param proposedId for a first install; an installation that is known keeps its own
     * @param generation the consent's: one above a closed one opens it again
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public OpeningOutcome open(String proposedId, int appId, int accountId, int generation) {
        store.open(proposedId, appId, accountId, generation);
        var installation = store.lock(appId, accountId);
        if (installation.generation() != generation) {
            return new OpeningOutcome.GenerationClosed();
        }
        return switch (installation.state()) {
            case OPEN -> new OpeningOutcome.Open(installation);
            case SUSPENDED -> new OpeningOutcome.Suspended();
            case CLOSED -> new OpeningOutcome.GenerationClosed();
        };
    }

    /** Locks the row; empty when there is no such installation. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Installation> lock(String id) {
        return store.lock(id);
    }

    /**
     * Closes it. The caller holds the lock.
     *
     * @param generation the one that ended, so that the one above it can be opened
     * @return access tokens issued before this are dead; those of its next generation are issued then or later
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Instant close(String id, int generation, String reason) {
        return store.close(id, generation, reason);
    }

    /**
     * Suspends or resumes it. The caller holds the lock, and has seen that it is not closed.
     *
     * @param askedAt nothing is done when a change that was asked for then or later has been made
     * @return access tokens issued before this are dead; empty when nothing was done
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Instant> change(String id, InstallationState next, Instant askedAt) {
        return store.change(id, next, askedAt);
    }

    /** The {@code ce_sequence} of the installation's next event. The caller holds the lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long nextSequence(String id) {
        return store.nextSequence(id);
    }
}

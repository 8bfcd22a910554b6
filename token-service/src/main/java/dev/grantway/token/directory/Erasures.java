package dev.grantway.token.directory;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Forgets who consented, and for which domain, where an account is erased. Row by row, each committed by itself: it holds up
 * no exchange, and whoever dies on the way goes on where it stopped.
 */
@Singleton
class Erasures {
    private static final Logger LOG = Logger.getLogger(Erasures.class);

    private final ErasureStore store;

    Erasures(ErasureStore store) {
        this.store = store;
    }

    /** Clears the codes first: what is exchanged meanwhile takes its text from the code's row. */
    void erase(int accountId) {
        var codes = store.codesOf(accountId);
        codes.forEach(store::clear);
        var grants = store.grantsOf(accountId);
        grants.forEach(store::clear);
        LOG.infof("account %d is erased: %d codes, %d grants", accountId, codes.size(), grants.size());
    }
}

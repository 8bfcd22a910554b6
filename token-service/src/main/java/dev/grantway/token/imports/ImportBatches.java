package dev.grantway.token.imports;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.grant.Identities;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import org.jboss.logging.Logger;

/** Stores some lines together, each batch in a transaction of its own. */
@Singleton
class ImportBatches {
    private static final Logger LOG = Logger.getLogger(ImportBatches.class);

    /** How often a batch is tried that others get in the way of. */
    private static final int TRIES = 5;

    private final ImportStore store;
    private final ScopeSets scopes;
    private final Identities identities;

    ImportBatches(ImportStore store, ScopeSets scopes, Identities identities) {
        this.store = store;
        this.scopes = scopes;
        this.identities = identities;
    }

    /**
     * Stores them, or finds out what would become of them.
     *
     * @param dryRun whether all is rolled back at the end; combinations of scopes that are new stay, and say nothing of anybody
     */
    ImportStore.Verdicts store(List<ImportedGrant> batch, boolean dryRun) {
        var rows = rows(batch);
        for (int left = TRIES - 1; left > 0; left--) {
            try {
                return store.store(rows, dryRun);
            } catch (RuntimeException e) {
                if (!SqlStore.isConflict(e)) {
                    throw e;
                }
                LOG.infof("imported grants are stored again, others changed the same: %s", e.getCause());
            }
        }
        return store.store(rows, dryRun);
    }

    /**
     * With their scope sets, each of which is committed before the batch locks anything: an exchange that holds an
     * installation and waits for an uncommitted scope set would never end.
     */
    private List<ImportStore.Row> rows(List<ImportedGrant> batch) {
        var scopeSets = new HashMap<List<String>, Integer>();
        return batch.stream()
                .map(grant -> new ImportStore.Row(
                        grant,
                        scopeSets.computeIfAbsent(grant.scopes(), this::scopeSet),
                        identities.seal(grant.identity(), grant.appId(), grant.accountId(), grant.userId())))
                .toList();
    }

    private int scopeSet(List<String> named) {
        return QuarkusTransaction.requiringNew()
                .call(() -> scopes.findOrStore(named).id());
    }
}

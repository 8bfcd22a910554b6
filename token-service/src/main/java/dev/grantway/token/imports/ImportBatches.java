package dev.grantway.token.imports;

import dev.grantway.token.grant.Identities;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;

/** Stores some lines together, each batch in a transaction of its own. */
@Singleton
class ImportBatches {
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
     * @param dryRun whether all is rolled back at the end
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    ImportStore.Verdicts store(List<ImportedGrant> batch, boolean dryRun) {
        var scopeSets = new HashMap<List<String>, Integer>(); // of this transaction alone: it may be rolled back
        var rows = batch.stream()
                .map(grant -> new ImportStore.Row(
                        grant,
                        scopeSets.computeIfAbsent(
                                grant.scopes(), each -> scopes.findOrStore(each).id()),
                        identities.seal(grant.identity(), grant.appId(), grant.accountId(), grant.userId())))
                .toList();
        var verdicts = store.store(rows);
        if (dryRun) {
            QuarkusTransaction.setRollbackOnly();
        }
        return verdicts;
    }
}

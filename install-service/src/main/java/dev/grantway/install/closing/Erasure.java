package dev.grantway.install.closing;

import dev.grantway.install.installation.ForgottenInstallations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;

/** Forgets an account: each of its installations in a transaction of its own, with the null on the state topic. */
@Singleton
class Erasure {
    private final ForgottenInstallations installations;
    private final KeptDataStore kept;

    Erasure(ForgottenInstallations installations, KeptDataStore kept) {
        this.installations = installations;
        this.kept = kept;
    }

    /**
     * Forgets all but the counters of an installation.
     *
     * @throws IllegalStateException when it is not gone
     */
    void eraseInstallation(String id) {
        QuarkusTransaction.requiringNew().run(() -> {
            installations.erase(id);
            kept.deleteOfInstallation(id);
        });
    }

    void eraseAccount(int accountId) {
        QuarkusTransaction.requiringNew().run(() -> kept.deleteOfAccount(accountId));
    }
}

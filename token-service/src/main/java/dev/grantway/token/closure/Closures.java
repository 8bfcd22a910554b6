package dev.grantway.token.closure;

import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.grant.RevokeReason;
import dev.grantway.token.installation.Installation;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.installation.Installations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Closes a generation: once this has returned, none of its tokens is good and none is issued. */
@Singleton
public class Closures {
    private static final Logger LOG = Logger.getLogger(Closures.class);

    private final Installations installations;
    private final Grants grants;
    private final Outbox outbox;

    Closures(Installations installations, Grants grants, Outbox outbox) {
        this.installations = installations;
        this.grants = grants;
        this.outbox = outbox;
    }

    /**
     * Closes the generation; does nothing when that is done, or when the installation was never here.
     *
     * @return false for a generation that was not opened yet
     */
    @Transactional
    public boolean close(String installationId, int generation, String reason) {
        return installations
                .lock(installationId)
                .map(installation -> close(installation, generation, reason))
                .orElse(true);
    }

    private boolean close(Installation installation, int generation, String reason) {
        if (generation > installation.generation()) {
            return false;
        }
        if (generation == installation.generation() && installation.state() != InstallationState.CLOSED) {
            // first: an exchange that waits for the lock then sees it
            var tokensDeadBefore = installations.close(installation.id(), reason);
            grants.endAll(installation.id(), generation);
            outbox.append(TokensRevoked.of(
                    TokensRevoked.subjectOfInstallation(installation.id()),
                    tokensDeadBefore,
                    RevokeReason.INSTALLATION_CLOSED.name()));
            LOG.infof("installation %s closed in generation %d: %s", installation.id(), generation, reason);
        }
        return true;
    }
}

package dev.grantway.token.closure;

import dev.grantway.token.grant.Grants;
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

    Closures(Installations installations, Grants grants) {
        this.installations = installations;
        this.grants = grants;
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
            installations.close(installation.id(), reason); // first: an exchange that waits for the lock then sees it
            grants.endAll(installation.id(), generation);
            LOG.infof("installation %s closed in generation %d: %s", installation.id(), generation, reason);
        }
        return true;
    }
}

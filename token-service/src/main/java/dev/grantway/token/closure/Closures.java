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

    /** No backup has forgotten so many, and a generation is never taken back: a wrong one would shut the app out for good. */
    private static final int MOST_FORGOTTEN = 1_000;

    private final Installations installations;
    private final Grants grants;
    private final Outbox outbox;

    Closures(Installations installations, Grants grants, Outbox outbox) {
        this.installations = installations;
        this.grants = grants;
        this.outbox = outbox;
    }

    /**
     * Closes the generation and all before it; does nothing when that is done, or when the installation was never here.
     * Whoever asks has had a code of the generation from here: one that is not known is one that a restored backup has
     * forgotten, and what that has open instead ended long since.
     *
     * @return false when the generation is so far ahead that it cannot be one, and nothing was done
     */
    @Transactional
    public boolean close(String installationId, int generation, String reason) {
        return installations
                .lock(installationId)
                .map(installation -> closeIfPossible(installation, generation, reason))
                .orElse(true);
    }

    private boolean closeIfPossible(Installation installation, int generation, String reason) {
        if (generation - installation.generation() > MOST_FORGOTTEN) {
            LOG.errorf(
                    "installation %s is in generation %d here and is not closed in generation %d",
                    installation.id(), installation.generation(), generation);
            return false;
        }
        close(installation, generation, reason);
        return true;
    }

    private void close(Installation installation, int generation, String reason) {
        boolean forgotten = generation > installation.generation();
        boolean open = generation == installation.generation() && installation.state() != InstallationState.CLOSED;
        if (open || forgotten) {
            // first: an exchange that waits for the lock then sees it
            var tokensDeadBefore = installations.close(installation.id(), generation, reason);
            grants.endAll(installation.id(), generation);
            outbox.append(TokensRevoked.of(
                    TokensRevoked.subjectOfInstallation(installation.id()),
                    tokensDeadBefore,
                    RevokeReason.INSTALLATION_CLOSED.name()));
            LOG.infof("installation %s closed in generation %d: %s", installation.id(), generation, reason);
        }
        if (forgotten) {
            LOG.errorf(
                    "installation %s was known here in generation %d alone: is this a restored backup?",
                    installation.id(), installation.generation());
        }
    }
}

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
     * Closes the generation and all before it; does nothing when that is done, or when the installation was never here.
     * Whoever asks has had a code of the generation from here: one that is not known is one that a restored backup has
     * forgotten, and what that has open instead ended long since.
     */
    @Transactional
    public void close(String installationId, int generation, String reason) {
        installations.lock(installationId).ifPresent(installation -> close(installation, generation, reason));
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

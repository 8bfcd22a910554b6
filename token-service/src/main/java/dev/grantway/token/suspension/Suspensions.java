package dev.grantway.token.suspension;

import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.installation.Installation;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.installation.Installations;
import dev.grantway.token.suspension.Suspension.Asked;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Suspends and resumes installations. From a suspension on nothing is issued and no access token is good; a resume brings
 * back the refresh tokens, and of the access tokens none that was issued before it.
 */
@Singleton
class Suspensions {
    private static final Logger LOG = Logger.getLogger(Suspensions.class);

    /** Tokens tell whole seconds. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Installations installations;
    private final Grants grants;
    private final Outbox outbox;

    Suspensions(Installations installations, Grants grants, Outbox outbox) {
        this.installations = installations;
        this.grants = grants;
        this.outbox = outbox;
    }

    /**
     * Has the generation stand as asked; does nothing when it does, or when the opposite was asked for later.
     *
     * @return false for a generation that is over or was not opened yet, and for an installation that was never here
     */
    @Transactional
    public boolean change(String installationId, Asked asked) {
        var open = installations
                .lock(installationId)
                .filter(found -> found.generation() == asked.generation() && found.state() != InstallationState.CLOSED);
        open.ifPresent(installation -> change(installation, asked));
        return open.isPresent();
    }

    private void change(Installation installation, Asked asked) {
        var next = asked.suspended() ? InstallationState.SUSPENDED : InstallationState.OPEN;
        installations
                .change(installation.id(), next, asked.askedAt())
                .filter(_ -> installation.state() != next)
                .ifPresent(deadBefore -> changed(installation, asked, deadBefore));
    }

    private void changed(Installation installation, Asked asked, Instant deadBefore) {
        // a refresh that is under way as it is suspended may still give a token of the grant's time: a second before
        // what is told
        var validFrom = asked.suspended() ? deadBefore.minus(TICK) : deadBefore;
        grants.endAccessTokens(installation.id(), installation.generation(), validFrom);
        outbox.append(TokensRevoked.of(
                TokensRevoked.subjectOfInstallation(installation.id()), deadBefore, "INSTALLATION_SUSPENDED"));
        LOG.infof(
                "installation %s %s in generation %d: %s",
                installation.id(),
                asked.suspended() ? "suspended" : "resumed",
                installation.generation(),
                asked.reason());
    }
}

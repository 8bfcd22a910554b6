package dev.grantway.install.hubspot;

import dev.grantway.install.hubspot.ExternalInstallOutcome.Gone;
import dev.grantway.install.hubspot.ExternalInstallOutcome.Later;
import dev.grantway.install.hubspot.ExternalInstallOutcome.TokenExpired;
import dev.grantway.install.hubspot.ExternalInstallOutcome.TokenNotGood;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.removal.UninstallOutcome;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.tokens.TokenOwner;
import dev.grantway.install.tokens.TokenServiceClient;
import dev.grantway.platform.database.FailedStore;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Uninstalls an app at its own wish: the access token that it shows says from which account. */
@Singleton
class ExternalInstalls {
    private static final Logger LOG = Logger.getLogger(ExternalInstalls.class);

    private final TokenServiceClient tokenService;
    private final InstallationView installations;
    private final Uninstalls uninstalls;

    ExternalInstalls(TokenServiceClient tokenService, InstallationView installations, Uninstalls uninstalls) {
        this.tokenService = tokenService;
        this.installations = installations;
        this.uninstalls = uninstalls;
    }

    ExternalInstallOutcome uninstall(String accessToken) {
        try {
            return switch (tokenService.ownerOf(accessToken)) {
                case TokenOwner.OfInstallation(var id, var generation) -> uninstall(id, generation);
                case TokenOwner.Expired(var at) -> new TokenExpired(at);
                case TokenOwner.Nobody() -> new TokenNotGood();
            };
        } catch (NeighbourAway e) {
            LOG.warnf("an app cannot be uninstalled at its wish now: %s", e.getMessage());
            return new Later();
        } catch (IllegalStateException e) {
            if (!FailedStore.isAway(e)) {
                throw e;
            }
            LOG.warnf("an app cannot be uninstalled at its wish now: %s", e.getMessage());
            return new Later();
        }
    }

    private ExternalInstallOutcome uninstall(String id, int generation) {
        boolean known = installations
                .find(id)
                .filter(found -> found.generation() >= generation)
                .isPresent();
        if (!known) { // the news of its first tokens is on its way
            return new Later();
        }
        switch (uninstalls.uninstall(id, generation, Removal.byApp())) {
            case UninstallOutcome.Removed _, UninstallOutcome.BeingRemoved _ ->
                LOG.infof("%s was uninstalled by its app", id);
            case UninstallOutcome.NotInstalled _, UninstallOutcome.Overtaken _ ->
                LOG.debugf("%s had ended in generation %d before its app asked", id, generation);
        }
        return new Gone();
    }
}

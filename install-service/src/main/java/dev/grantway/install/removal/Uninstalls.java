package dev.grantway.install.removal;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationRemovals;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.removal.UninstallOutcome.BeingRemoved;
import dev.grantway.install.removal.UninstallOutcome.NotInstalled;
import dev.grantway.install.removal.UninstallOutcome.Overtaken;
import dev.grantway.install.removal.UninstallOutcome.Removed;
import dev.grantway.install.tokens.KnownGrant;
import dev.grantway.install.tokens.TokenServiceClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Uninstalls: the intent is stored, token-service closes the generation, the result is stored and told. Whoever dies on
 * the way, the sweeper goes on from the intent.
 */
@Singleton
public class Uninstalls {
    private static final Logger LOG = Logger.getLogger(Uninstalls.class);

    private final InstallationRemovals removals;
    private final InstallationView view;
    private final TokenServiceClient tokenService;

    Uninstalls(InstallationRemovals removals, InstallationView view, TokenServiceClient tokenService) {
        this.removals = removals;
        this.view = view;
        this.tokenService = tokenService;
    }

    /**
     * Uninstalls, as far as that goes now.
     *
     * @param generation the one that is meant: a later one is somebody's new decision, and stays
     */
    public UninstallOutcome uninstall(String installationId, int generation, Removal removal) {
        return removals.begin(installationId, generation, removal)
                .<UninstallOutcome>map(found -> found.generation() == generation ? end(found) : new Overtaken(found))
                .orElseGet(NotInstalled::new);
    }

    /** The same of whatever generation is there: for an app or an account that ends itself. */
    public UninstallOutcome uninstall(String installationId, Removal removal) {
        return removals.begin(installationId, removal).map(this::end).orElseGet(NotInstalled::new);
    }

    private UninstallOutcome end(Installation begun) {
        return begun.status() == InstallationStatus.UNINSTALLING ? goOn(begun) : new NotInstalled();
    }

    /** Goes on with a removal that was begun; does nothing for one that was not. */
    public void resume(String installationId) {
        view.find(installationId)
                .filter(installation -> installation.status() == InstallationStatus.UNINSTALLING)
                .ifPresent(installation -> {
                    var _ = goOn(installation);
                });
    }

    private UninstallOutcome goOn(Installation going) {
        try {
            String reason =
                    Optional.ofNullable(going.removal()).map(Removal::reason).orElse("UNKNOWN");
            tokenService.close(going.id(), going.generation(), reason);
            removals.finish(going.id(), going.generation(), overtaken(going));
            return new Removed(going);
        } catch (NeighbourAway e) {
            if (e.hasAnswered()) {
                throw e; // this one is refused; the intent stays, and others are not held up by it
            }
            LOG.warnf("%s is being removed, and token-service is away: %s", going.id(), e.getMessage());
            return new BeingRemoved(going);
        }
    }

    /** The first tokens of the generation, where their event has not come yet and will come too late. */
    private Optional<TokensIssued> overtaken(Installation going) {
        if (going.tokensIssuedAt() != null) {
            return Optional.empty(); // and it stays so: no event changes one that is going
        }
        var found = new ArrayList<TokensIssued>();
        @Nullable String place = Instant.EPOCH.toString();
        while (place != null) {
            var page = tokenService.grantsOf(going.id(), place);
            page.grants().stream()
                    .filter(grant -> grant.isOf(going.id(), going.generation()))
                    .map(KnownGrant::issued)
                    .forEach(found::add);
            place = page.next();
        }
        return found.stream().min(Comparator.comparing(TokensIssued::issuedAt));
    }
}

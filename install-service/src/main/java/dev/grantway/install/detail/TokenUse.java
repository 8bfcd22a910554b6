package dev.grantway.install.detail;

import dev.grantway.install.installation.Installation;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.tokens.TokenServiceClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** When an installation's tokens were used last, refreshes too; token-service alone knows. */
@Singleton
class TokenUse {
    private static final Logger LOG = Logger.getLogger(TokenUse.class);

    /** The page is worth more than this line of it. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final TokenServiceClient tokenService;

    TokenUse(TokenServiceClient tokenService) {
        this.tokenService = tokenService;
    }

    /** Empty when they were not used yet, and while token-service does not say. */
    Optional<Instant> lastUsedAt(Installation installation) {
        return Optional.ofNullable(installation.tokensIssuedAt())
                .flatMap(since -> CompletableFuture.supplyAsync(
                                () -> ask(installation, since), Thread::startVirtualThread)
                        .completeOnTimeout(Optional.empty(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .join());
    }

    private Optional<Instant> ask(Installation installation, Instant since) {
        try {
            return newest(installation, since);
        } catch (NeighbourAway | IllegalStateException e) {
            LOG.infof("when the tokens of %s were used is not known now: %s", installation.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Instant> newest(Installation installation, Instant since) {
        var used = new ArrayList<Instant>();
        @Nullable String place = since.toString();
        while (place != null) {
            var page = tokenService.grantsOf(installation.id(), place);
            page.grants().stream()
                    .filter(grant ->
                            grant.isOf(installation.id(), installation.generation()) && grant.revokedAt() == null)
                    .flatMap(grant -> Optional.ofNullable(grant.lastUsedAt()).stream())
                    .forEach(used::add);
            place = page.next();
        }
        return used.stream().max(Comparator.naturalOrder());
    }
}

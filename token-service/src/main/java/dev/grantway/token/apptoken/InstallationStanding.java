package dev.grantway.token.apptoken;

import dev.grantway.token.app.TokenValidity;
import dev.grantway.token.installation.InstallationState;
import java.util.List;
import java.util.Optional;

/**
 * An installation as its tokens depend on it.
 *
 * @param validity of its installation tokens
 * @param scopes of all its live grants together, by name; empty when none is live
 */
public record InstallationStanding(
        String id,
        int accountId,
        int generation,
        InstallationState state,
        TokenValidity validity,
        List<String> scopes) {
    public InstallationStanding {
        scopes = List.copyOf(scopes);
    }

    /** This, when a token with these scopes is good. */
    Optional<InstallationStanding> ifGood(AppToken.OfInstallation token, List<String> tokenScopes) {
        boolean good = state == InstallationState.OPEN
                && generation == token.generation()
                && !token.issuedAt().isBefore(validity.from())
                && scopes.containsAll(tokenScopes); // a consent that was taken back takes its scopes with it
        return good ? Optional.of(this) : Optional.empty();
    }
}

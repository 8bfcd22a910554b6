package dev.grantway.token.gate;

import dev.grantway.token.grant.Grant;
import dev.grantway.token.scope.ScopeSet;
import java.util.Optional;

/**
 * Who calls: what the token stands for.
 *
 * @param userId empty for a token of an installation
 */
public record Caller(
        int accountId, int appId, Optional<Integer> userId, String clientId, String installationId, ScopeSet scopes) {
    static Caller of(Grant grant, String clientId, ScopeSet scopes) {
        return new Caller(
                grant.accountId(),
                grant.appId(),
                Optional.of(grant.userId()),
                clientId,
                grant.installationId(),
                scopes);
    }
}

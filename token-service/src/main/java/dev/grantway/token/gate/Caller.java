package dev.grantway.token.gate;

import dev.grantway.token.grant.Grant;
import dev.grantway.token.scope.ScopeSet;

/** Who calls: what the token stands for. */
public record Caller(int accountId, int appId, int userId, String clientId, String installationId, ScopeSet scopes) {
    static Caller of(Grant grant, String clientId, ScopeSet scopes) {
        return new Caller(grant.accountId(), grant.appId(), grant.userId(), clientId, grant.installationId(), scopes);
    }
}

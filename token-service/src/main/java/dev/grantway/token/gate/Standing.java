package dev.grantway.token.gate;

import dev.grantway.token.grant.Grant;
import dev.grantway.token.scope.ScopeSet;

/**
 * A good grant and who calls by it.
 *
 * @param askedAt when the database was asked, in the ticker's nanoseconds
 */
record Standing(Grant grant, String clientId, ScopeSet scopes, long askedAt) {
    Caller caller() {
        return Caller.of(grant, clientId, scopes);
    }
}

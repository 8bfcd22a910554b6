package dev.grantway.token.refresh;

import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The tokens of a grant, as exchange and refresh answer them. */
@Singleton
public class TokenPair {
    private final AccessTokenMint accessTokens;
    private final RefreshTokenMint refreshTokens;
    private final ScopeSets scopes;

    TokenPair(AccessTokenMint accessTokens, RefreshTokenMint refreshTokens, ScopeSets scopes) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.scopes = scopes;
    }

    public IssuedTokens of(Grant grant, String clientId) {
        var granted = scopes.load(grant.scopeSetId());
        return new IssuedTokens(
                accessTokens.mint(grant, granted, clientId),
                Optional.of(refreshTokens.mint(grant)),
                accessTokens.ttl(),
                granted.scopes(),
                Optional.of(new IssuedTokens.Holder(grant.accountId(), grant.userId())));
    }
}

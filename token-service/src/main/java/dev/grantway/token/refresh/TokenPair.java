package dev.grantway.token.refresh;

import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.scope.ScopeSet;
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

    /** With all that was granted. */
    public IssuedTokens of(Grant grant, Recipient to) {
        return of(grant, scopes.load(grant.scopeSetId()), to);
    }

    /** With an access token for some of what was granted; the refresh token is still for all of it. */
    IssuedTokens of(Grant grant, ScopeSet asked, Recipient to) {
        return new IssuedTokens(
                accessTokens.mint(grant, asked, to),
                Optional.of(refreshTokens.mint(grant)),
                accessTokens.ttl(),
                asked.scopes(),
                Optional.of(new IssuedTokens.Holder(grant.accountId(), grant.userId())));
    }
}

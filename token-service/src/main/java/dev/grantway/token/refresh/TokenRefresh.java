package dev.grantway.token.refresh;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gives fresh access tokens for a refresh token. RFC 6749, section 6. */
@Singleton
public class TokenRefresh {
    private static final Logger LOG = Logger.getLogger(TokenRefresh.class);

    private final RefreshTokenMint mint;
    private final Grants grants;
    private final ScopeSets scopes;
    private final TokenPair tokens;

    TokenRefresh(RefreshTokenMint mint, Grants grants, ScopeSets scopes, TokenPair tokens) {
        this.mint = mint;
        this.grants = grants;
        this.scopes = scopes;
        this.tokens = tokens;
    }

    /**
     * Answers with tokens of the grant; its refresh token stays the same, under the newest key.
     *
     * @param scope some of what was granted, for this access token alone; absent for all of it
     */
    public TokenOutcome refresh(Recipient to, Secret refreshToken, Optional<String> scope) {
        var app = to.app();
        var grant = mint.read(refreshToken.value())
                .flatMap(token -> grants.find(token.grantId()).filter(known -> mint.belongsTo(token, known)));
        if (grant.isEmpty()) {
            return dead("unknown", app);
        }
        if (grant.get().appId() != app.appId()) {
            return dead("another app's", app);
        }
        if (app.status() != AppStatus.ACTIVE) {
            return dead("the app is not active", app);
        }
        return switch (grant.get().standing()) {
            case ENDED -> dead("its grant ended", app);
            case SUSPENDED ->
                TokenOutcome.refused(Reason.SUSPENDED, "The installation is suspended; its tokens come back with it.");
            case LIVE -> refresh(to, grant.get(), scope);
        };
    }

    private TokenOutcome refresh(Recipient to, Grant grant, Optional<String> scope) {
        var granted = scopes.load(grant.scopeSetId());
        var asked = scope.map(text -> List.of(text.split(" +"))).orElse(granted.scopes());
        if (!granted.covers(asked)) {
            return TokenOutcome.refused(Reason.SCOPE_DIFFERS, "scope has what was not granted.");
        }
        grants.touch(grant);
        var given = asked.equals(granted.scopes()) ? granted : scopes.of(asked);
        return new TokenOutcome.Issued(tokens.of(grant, given, to));
    }

    private static TokenOutcome dead(String cause, AppSnapshot app) {
        LOG.infof("refresh refused for app %d: the token is dead: %s", app.appId(), cause);
        return TokenOutcome.refused(Reason.REFRESH_TOKEN_DEAD, "The refresh token is invalid, expired or revoked.");
    }
}

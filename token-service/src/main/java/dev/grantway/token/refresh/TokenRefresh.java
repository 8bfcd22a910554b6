package dev.grantway.token.refresh;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.scope.NarrowingOutcome;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;
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
     * Answers with tokens of the grant: the same refresh token under the newest key, or its successor where the app's
     * tokens rotate.
     *
     * @param scope some of what was granted, for this access token alone; absent for all of it
     */
    public TokenOutcome refresh(Recipient to, Secret refreshToken, Optional<String> scope) {
        return refresh(to, refreshToken, scope, false);
    }

    /**
     * Answers likewise for another system's token, which this one of ours stands for and which was never shown here. Where
     * that is spent, others of its grant were used in the meantime: it is late and not stolen, so nothing ends.
     */
    public TokenOutcome refreshFirst(Recipient to, Secret standIn, Optional<String> scope) {
        return refresh(to, standIn, scope, true);
    }

    private TokenOutcome refresh(Recipient to, Secret refreshToken, Optional<String> scope, boolean neverShown) {
        var app = to.app();
        var token = mint.read(refreshToken.value());
        if (token.isEmpty()) {
            return dead("unknown", app);
        }
        if (app.status() != AppStatus.ACTIVE) {
            return dead("the app is not active", app);
        }
        var request = new RefreshRequest(to, token.get(), scope, neverShown);
        // a scope may be refused, and what is refused must not rotate: then the grant is looked at first
        return request.rotates() && scope.isEmpty() ? advance(request) : look(request, this::decide);
    }

    /** Reads the grant, and goes on when it lives. */
    private TokenOutcome look(RefreshRequest request, BiFunction<RefreshRequest, Grant, TokenOutcome> live) {
        var found = grants.find(request.token().grantId()).filter(request.token()::belongsTo);
        if (found.isEmpty()) {
            return dead("unknown", request.app());
        }
        var grant = found.get();
        if (grant.appId() != request.app().appId()) {
            return dead("another app's", request.app());
        }
        return switch (grant.standing()) {
            case ENDED -> dead("its grant ended", request.app());
            case SUSPENDED -> suspended();
            case LIVE -> live.apply(request, grant);
        };
    }

    private TokenOutcome decide(RefreshRequest request, Grant grant) {
        var place = request.place(grant);
        if (place == RotationPlace.SPENT) {
            return spent(request, grant);
        }
        var narrowed = narrow(request, grant);
        if (narrowed instanceof NarrowingOutcome.Given) {
            if (request.rotates() || place == RotationPlace.AHEAD) {
                return advance(request);
            }
            grants.touch(grant, request.token().keyId());
        }
        return answer(request, grant, narrowed);
    }

    /** One statement decides, and is committed before the answer; when it does nothing, a look says why. */
    private TokenOutcome advance(RefreshRequest request) {
        return grants.advance(request.toAdvance())
                .map(grant -> answer(request, grant, narrow(request, grant)))
                .orElseGet(() -> look(request, this::refused));
    }

    /** What was not spent is good by now: it was not while its installation was suspended, a moment ago. */
    private TokenOutcome refused(RefreshRequest request, Grant grant) {
        return request.place(grant) == RotationPlace.SPENT ? spent(request, grant) : suspended();
    }

    private TokenOutcome spent(RefreshRequest request, Grant grant) {
        if (request.rotates() && !request.neverShown()) {
            grants.revokeReused(grant, request.token().rotation());
        }
        return dead("its successor was used, or its time is over", request.app());
    }

    private NarrowingOutcome narrow(RefreshRequest request, Grant grant) {
        var granted = scopes.load(grant.scopeSetId());
        return request.scope()
                .filter(text -> !text.equals(granted.text()))
                .map(text -> scopes.narrow(grant.appId(), granted.scopes(), text))
                .orElseGet(() -> new NarrowingOutcome.Given(granted));
    }

    private TokenOutcome answer(RefreshRequest request, Grant grant, NarrowingOutcome narrowed) {
        return switch (narrowed) {
            case NarrowingOutcome.Given(var given) -> new TokenOutcome.Issued(tokens.of(grant, given, request.to()));
            case NarrowingOutcome.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
        };
    }

    private static TokenOutcome suspended() {
        return TokenOutcome.refused(Reason.SUSPENDED, "The installation is suspended; its tokens come back with it.");
    }

    private static TokenOutcome dead(String cause, AppSnapshot app) {
        LOG.infof("refresh refused for app %d: the token is dead: %s", app.appId(), cause);
        return TokenOutcome.refused(Reason.REFRESH_TOKEN_DEAD, "The refresh token is invalid, expired or revoked.");
    }
}

package dev.grantway.token.apptoken;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.scope.NarrowingOutcome;
import dev.grantway.token.scope.ScopeSet;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Access tokens for an installation that its app asks for, without a user and without a refresh token. */
@Singleton
public class InstallationTokens {
    private final InstallationStandingStore store;
    private final AppTokenMint mint;
    private final AccessTokenMint accessTokens;
    private final ScopeSets scopes;
    private final Clock clock;

    InstallationTokens(
            InstallationStandingStore store,
            AppTokenMint mint,
            AccessTokenMint accessTokens,
            ScopeSets scopes,
            Clock clock) {
        this.store = store;
        this.mint = mint;
        this.accessTokens = accessTokens;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * A token for an installation of the app.
     *
     * @param scope some of what its live grants give; absent for all of it
     */
    public TokenOutcome issue(AppSnapshot app, InstallationName name, Optional<String> scope) {
        var found = store.find(app.appId(), name)
                .filter(standing -> standing.state() != InstallationState.CLOSED
                        && !standing.scopes().isEmpty());
        if (found.isEmpty()) {
            return TokenOutcome.refused(
                    Reason.INSTALLATION_UNKNOWN,
                    "This app has no such installation with a consent in force: unknown, uninstalled or revoked.");
        }
        var standing = found.get();
        if (standing.state() == InstallationState.SUSPENDED) {
            return TokenOutcome.refused(Reason.SUSPENDED, "The installation is suspended; ask again when it is back.");
        }
        return switch (narrow(app, standing, scope)) {
            case NarrowingOutcome.Given(var given) -> issued(app, standing, given);
            case NarrowingOutcome.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
        };
    }

    private NarrowingOutcome narrow(AppSnapshot app, InstallationStanding standing, Optional<String> scope) {
        return scope.map(text -> scopes.narrow(app.appId(), standing.scopes(), text))
                .orElseGet(() -> new NarrowingOutcome.Given(scopes.findOrStore(standing.scopes())));
    }

    private TokenOutcome issued(AppSnapshot app, InstallationStanding standing, ScopeSet given) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        // a revocation ends all tokens of its second, and this one is to live
        var token = new AppToken.OfInstallation(
                app.appId(),
                standing.accountId(),
                standing.generation(),
                standing.validity().issuedAt(now, app),
                now.plus(accessTokens.ttl()),
                given.id());
        return new TokenOutcome.Issued(new IssuedTokens(
                mint.mint(token),
                Optional.empty(),
                accessTokens.ttl(),
                given.scopes(),
                Optional.of(IssuedTokens.Holder.ofAccount(standing.accountId()))));
    }

    /** The installation of a token that is good now; empty for one that is not. */
    public Optional<InstallationStanding> findStanding(AppToken.OfInstallation token) {
        return store.find(token.appId(), new InstallationName.ByAccount(token.accountId()))
                .flatMap(standing ->
                        standing.ifGood(token, scopes.load(token.scopeSetId()).scopes()));
    }

    /** Ends the token and all others of its installation that were issued until now; grants stay as they are. */
    public void revoke(AppToken.OfInstallation token) {
        store.endTokens(token.appId(), token.accountId(), token.issuedAt());
    }
}

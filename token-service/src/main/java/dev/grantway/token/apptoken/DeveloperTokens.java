package dev.grantway.token.apptoken;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.scope.ScopeSets;
import dev.grantway.token.scope.Scopes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Access tokens for an app itself, in no account: for the journal of its webhooks. RFC 6749, section 4.4. */
@Singleton
public class DeveloperTokens {
    /** All that such a token can be for. */
    public static final List<String> SCOPES = List.of(
            "developer.webhooks_journal.read",
            "developer.webhooks_journal.snapshots.read",
            "developer.webhooks_journal.snapshots.write",
            "developer.webhooks_journal.subscriptions.read",
            "developer.webhooks_journal.subscriptions.write");

    private final AppTokenMint mint;
    private final AccessTokenMint accessTokens;
    private final ScopeSets scopes;
    private final AppCatalog apps;
    private final Clock clock;

    DeveloperTokens(AppTokenMint mint, AccessTokenMint accessTokens, ScopeSets scopes, AppCatalog apps, Clock clock) {
        this.mint = mint;
        this.accessTokens = accessTokens;
        this.scopes = scopes;
        this.apps = apps;
        this.clock = clock;
    }

    /**
     * A token for the app.
     *
     * @param scope some of {@link #SCOPES}; absent for all of them
     */
    public TokenOutcome issue(AppSnapshot app, Optional<String> scope) {
        var asked = scope.map(Scopes::parse).orElse(SCOPES);
        if (asked.isEmpty() || !SCOPES.containsAll(asked)) {
            return TokenOutcome.refused(
                    Reason.SCOPE_DIFFERS,
                    "Without an installation scope may have " + String.join(", ", SCOPES)
                            + ". For other scopes name an installation_id or account_id.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var issuedAt = apps.validityOf(app.appId()).issuedAt(now, app);
        var given = scopes.findOrStore(asked);
        var token = new AppToken.OfDeveloper(app.appId(), issuedAt, now.plus(accessTokens.ttl()), given.id());
        return new TokenOutcome.Issued(new IssuedTokens(
                mint.mint(token), Optional.empty(), accessTokens.ttl(), given.scopes(), Optional.empty()));
    }
}

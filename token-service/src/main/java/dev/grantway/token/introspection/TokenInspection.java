package dev.grantway.token.introspection;

import dev.grantway.token.access.AccessToken;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.grant.Identities;
import dev.grantway.token.imports.ImportedTokens;
import dev.grantway.token.introspection.InspectionOutcome.Access;
import dev.grantway.token.introspection.InspectionOutcome.Inactive;
import dev.grantway.token.introspection.InspectionOutcome.Refresh;
import dev.grantway.token.refresh.RefreshPolicy;
import dev.grantway.token.refresh.RefreshToken;
import dev.grantway.token.refresh.RotationPlace;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Says what a token is worth: one MAC, then one read. */
@Singleton
public class TokenInspection {
    private final AccessTokenMint accessTokens;
    private final ImportedTokens refreshTokens;
    private final Grants grants;
    private final AppCatalog apps;
    private final ScopeSets scopes;
    private final Identities identities;

    TokenInspection(
            AccessTokenMint accessTokens,
            ImportedTokens refreshTokens,
            Grants grants,
            AppCatalog apps,
            ScopeSets scopes,
            Identities identities) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.grants = grants;
        this.apps = apps;
        this.scopes = scopes;
        this.identities = identities;
    }

    /** An access token that is good for the platform itself; empty for any other text. */
    public Optional<Access> inspectAccess(String text) {
        return accessTokens.read(text).flatMap(this::inspect);
    }

    /** An access token that is good somewhere: for who asks about it, and not for who is called with it. RFC 8707. */
    public Optional<Access> inspectAccessForAnyResource(String text) {
        return accessTokens.readForAnyResource(text).flatMap(this::inspect);
    }

    private Optional<Access> inspect(AccessToken token) {
        return standingOf(token)
                .map(found -> new Access(
                        found.token(),
                        found.grant(),
                        found.app(),
                        scopes.load(found.token().scopeSetId()),
                        identities.open(found.grant())));
    }

    /** When an access token of ours ended whose time is over; empty for any other text. The database is not asked. */
    public Optional<Instant> endOf(String text) {
        return accessTokens.readForPlatform(text).filter(accessTokens::isOver).map(AccessToken::expiresAt);
    }

    /** What a token whose time is not over lives by; empty when it is dead. Nobody's identity is unsealed. */
    public Optional<TokenStanding> standingOf(AccessToken token) {
        return findGrant(token).flatMap(grant -> standingOf(token, grant));
    }

    /** The grant of a token as the database has it now, ended ones too. */
    public Optional<Grant> findGrant(AccessToken token) {
        return grants.find(token.grantId());
    }

    /** The same as {@link #standingOf(AccessToken)} for who has found the grant. */
    public Optional<TokenStanding> standingOf(AccessToken token, Grant grant) {
        return Optional.of(grant)
                .filter(found -> isAlive(token, found) && isCovered(token, found))
                .flatMap(found -> apps.findActive(found.appId()).map(app -> new TokenStanding(token, found, app)));
    }

    /** A refresh token that is good; empty for any other text. */
    public Optional<Refresh> inspectRefresh(String text) {
        return refreshTokens
                .readRefreshToken(text)
                .flatMap(token -> find(token)
                        .filter(grant -> grant.standing() == Grant.Standing.LIVE)
                        .flatMap(grant -> apps.findActive(grant.appId())
                                .filter(app -> RefreshPolicy.of(app).place(token, grant) != RotationPlace.SPENT)
                                .map(app -> new Refresh(
                                        grant, app, scopes.load(grant.scopeSetId()), identities.open(grant)))));
    }

    /** Either of an app's tokens, wherever it is good. */
    public InspectionOutcome inspect(String text) {
        var access = accessTokens.readForAnyResource(text);
        Optional<? extends InspectionOutcome> found =
                access.isPresent() ? access.flatMap(this::inspect) : inspectRefresh(text);
        return found.isPresent() ? found.get() : new Inactive();
    }

    /** The grant whose refresh token this is or was, ended ones too; empty for any other text. */
    public Optional<Grant> findByRefreshToken(String text) {
        return refreshTokens.readRefreshToken(text).flatMap(this::find);
    }

    private Optional<Grant> find(RefreshToken token) {
        return grants.find(token.grantId()).filter(token::belongsTo);
    }

    /** Whether a grant keeps a token alive, as far as time goes; its scopes may have been taken away. */
    public static boolean isAlive(AccessToken token, Grant grant) {
        return grant.standing() == Grant.Standing.LIVE
                && !token.issuedAt().isBefore(grant.validity().from());
    }

    /** A consent that gives less than the one before takes effect at once. Both sets are in memory after their first use. */
    private boolean isCovered(AccessToken token, Grant grant) {
        return token.scopeSetId() == grant.scopeSetId()
                || scopes.load(grant.scopeSetId())
                        .covers(scopes.load(token.scopeSetId()).scopes());
    }
}

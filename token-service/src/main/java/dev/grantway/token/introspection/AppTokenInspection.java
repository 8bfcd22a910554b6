package dev.grantway.token.introspection;

import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.apptoken.AppToken;
import dev.grantway.token.apptoken.AppTokenMint;
import dev.grantway.token.apptoken.InstallationTokens;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.grant.Identities;
import dev.grantway.token.grant.Identity;
import dev.grantway.token.introspection.InspectionOutcome.DeveloperAccess;
import dev.grantway.token.introspection.InspectionOutcome.InstallationAccess;
import dev.grantway.token.introspection.InspectionOutcome.OfApp;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says what apps' own access tokens are worth: one MAC and one read. */
@Singleton
public class AppTokenInspection {
    private final AppTokenMint mint;
    private final InstallationTokens installations;
    private final AppCatalog apps;
    private final ScopeSets scopes;
    private final Grants grants;
    private final Identities identities;

    AppTokenInspection(
            AppTokenMint mint,
            InstallationTokens installations,
            AppCatalog apps,
            ScopeSets scopes,
            Grants grants,
            Identities identities) {
        this.mint = mint;
        this.installations = installations;
        this.apps = apps;
        this.scopes = scopes;
        this.grants = grants;
        this.identities = identities;
    }

    /** A token of an installation, or of an app itself, that is good; empty for any other text. */
    public Optional<OfApp> inspect(String text) {
        return mint.read(text).flatMap(token -> switch (token) {
            case AppToken.OfInstallation of -> inspect(of).map(found -> found);
            case AppToken.OfDeveloper of -> inspect(of).map(found -> found);
        });
    }

    /** What the newest consent told of the account; of a user it is not to be used, for the token has none. */
    public Identity identityOf(InstallationAccess access) {
        return grants.findNewest(
                        access.installation().id(), access.installation().generation())
                .map(identities::open)
                .orElse(Identity.UNKNOWN);
    }

    private Optional<InstallationAccess> inspect(AppToken.OfInstallation token) {
        return installations
                .findStanding(token)
                .flatMap(installation -> apps.findActive(token.appId())
                        .map(app -> new InstallationAccess(token, installation, app, scopes.load(token.scopeSetId()))));
    }

    private Optional<DeveloperAccess> inspect(AppToken.OfDeveloper token) {
        return apps.findActive(token.appId())
                .filter(app ->
                        !token.issuedAt().isBefore(apps.validityOf(app.appId()).from()))
                .map(app -> new DeveloperAccess(token, app, scopes.load(token.scopeSetId())));
    }
}

package dev.grantway.token.introspection;

import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.apptoken.AppToken;
import dev.grantway.token.apptoken.AppTokenMint;
import dev.grantway.token.apptoken.InstallationTokens;
import dev.grantway.token.introspection.InspectionOutcome.DeveloperAccess;
import dev.grantway.token.introspection.InspectionOutcome.InstallationAccess;
import dev.grantway.token.introspection.InspectionOutcome.OfApp;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says what apps' own access tokens are worth: one MAC, and for an installation's one read. */
@Singleton
public class AppTokenInspection {
    private final AppTokenMint mint;
    private final InstallationTokens installations;
    private final AppCatalog apps;
    private final ScopeSets scopes;

    AppTokenInspection(AppTokenMint mint, InstallationTokens installations, AppCatalog apps, ScopeSets scopes) {
        this.mint = mint;
        this.installations = installations;
        this.apps = apps;
        this.scopes = scopes;
    }

    /** A token of an installation, or of an app itself, that is good; empty for any other text. */
    public Optional<OfApp> inspect(String text) {
        return mint.read(text).flatMap(token -> switch (token) {
            case AppToken.OfInstallation of -> inspect(of).map(found -> found);
            case AppToken.OfDeveloper of -> inspect(of).map(found -> found);
        });
    }

    private Optional<InstallationAccess> inspect(AppToken.OfInstallation token) {
        return installations
                .findStanding(token)
                .flatMap(installation -> apps.findActive(token.appId())
                        .map(app -> new InstallationAccess(token, installation, app, scopes.load(token.scopeSetId()))));
    }

    private Optional<DeveloperAccess> inspect(AppToken.OfDeveloper token) {
        return apps.findActive(token.appId())
                .map(app -> new DeveloperAccess(token, app, scopes.load(token.scopeSetId())));
    }
}

package dev.grantway.token.gate;

import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.apptoken.AppToken;
import dev.grantway.token.apptoken.AppTokenMint;
import dev.grantway.token.apptoken.InstallationTokens;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows apps that call for an installation and for no user. Each look is a read, with a staleness too. */
@Singleton
class InstallationCallers {
    private final AppTokenMint mint;
    private final InstallationTokens installations;
    private final AppCatalog apps;
    private final ScopeSets scopes;

    InstallationCallers(AppTokenMint mint, InstallationTokens installations, AppCatalog apps, ScopeSets scopes) {
        this.mint = mint;
        this.installations = installations;
        this.apps = apps;
        this.scopes = scopes;
    }

    /** Empty for a text that is no such token; its time may be over. The database is not asked. */
    Optional<AppToken.OfInstallation> read(String text) {
        return mint.readThoughOver(text)
                .flatMap(token -> token instanceof AppToken.OfInstallation of ? Optional.of(of) : Optional.empty());
    }

    boolean isOver(AppToken.OfInstallation token) {
        return mint.isOver(token);
    }

    /** Who calls by it; empty when it is dead. */
    Optional<Caller> ask(AppToken.OfInstallation token) {
        return installations
                .findStanding(token)
                .flatMap(installation -> apps.findActive(token.appId())
                        .map(app -> new Caller(
                                token.accountId(),
                                token.appId(),
                                Optional.empty(),
                                app.clientId(),
                                installation.id(),
                                scopes.load(token.scopeSetId()))));
    }
}

package dev.grantway.install.connected;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import jakarta.inject.Singleton;
import java.util.List;

/** Who may uninstall: whoever could have installed the app, and whoever did. */
@Singleton
public class UninstallRights {
    private final AppCatalog apps;

    UninstallRights(AppCatalog apps) {
        this.apps = apps;
    }

    /** Whether a member of the installation's account may. */
    public boolean mayUninstall(Installation installation, AccountAccess account, int userId) {
        Integer installedBy = installation.installedBy();
        boolean didInstall = installedBy != null && installedBy == userId;
        return didInstall || account.scopes().containsAll(requiredBy(installation));
    }

    private List<String> requiredBy(Installation installation) {
        return apps.find(installation.app().id())
                .map(AppSnapshot::scopes)
                .map(scopes -> scopes.required())
                .orElse(installation.scopes());
    }
}

package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import jakarta.inject.Singleton;

/**
 * Who may uninstall: who answers for the account, whoever may install apps in it, and whoever installed this one. Which
 * scopes a person has themselves says nothing of it.
 */
@Singleton
public class UninstallRights {
    /** Whether a member of the installation's account may. */
    public boolean mayUninstall(Installation installation, AccountAccess account, int userId) {
        Integer installedBy = installation.installedBy();
        boolean didInstall = installedBy != null && installedBy == userId;
        return account.superAdmin() || account.mayInstall() || didInstall;
    }
}

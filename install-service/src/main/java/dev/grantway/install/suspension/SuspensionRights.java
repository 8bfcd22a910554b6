package dev.grantway.install.suspension;

import dev.grantway.install.connected.UninstallRights;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import jakarta.inject.Singleton;

/** Who may suspend and resume: whoever may uninstall. */
@Singleton
public class SuspensionRights {
    private final UninstallRights uninstall;

    SuspensionRights(UninstallRights uninstall) {
        this.uninstall = uninstall;
    }

    /** Whether a member of the installation's account may. */
    public boolean maySuspend(Installation installation, AccountAccess account, int userId) {
        return uninstall.mayUninstall(installation, account, userId);
    }
}

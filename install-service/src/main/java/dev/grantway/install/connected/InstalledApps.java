package dev.grantway.install.connected;

import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says of installations what a member of their account is told. */
@Singleton
public class InstalledApps {
    private final PlatformCatalog platform;
    private final UninstallRights rights;

    InstalledApps(PlatformCatalog platform, UninstallRights rights) {
        this.platform = platform;
        this.rights = rights;
    }

    /** An installation by its app's name, as this member sees it. */
    public InstalledApp present(Installation installation, String name, AccountAccess account, Session session) {
        return new InstalledApp(
                installation.id(),
                installation.generation(),
                account.accountId(),
                name,
                installation.status(),
                Optional.ofNullable(installation.installedBy())
                        .map(userId -> userName(userId, session))
                        .orElse(""),
                installation.tokensIssuedAt(),
                platform.titlesOf(installation.scopes()),
                installation.scopes(),
                installation.isOpen() && rights.mayUninstall(installation, account, session.userId()));
    }

    /** What to call a person of the account: their name is not known here. */
    public static String userName(int userId, Session session) {
        return userId == session.userId() ? "you" : "user " + userId;
    }
}

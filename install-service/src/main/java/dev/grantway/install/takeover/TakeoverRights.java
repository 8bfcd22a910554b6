package dev.grantway.install.takeover;

import dev.grantway.install.directory.AccountAccess;

/** Who may take over: who answers for the account, and whoever may bring apps into it. */
public final class TakeoverRights {
    private TakeoverRights() {}

    /** Whether a member of the account may. */
    public static boolean mayTakeOver(AccountAccess account) {
        return account.superAdmin() || account.mayInstall();
    }
}

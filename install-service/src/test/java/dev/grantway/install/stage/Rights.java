package dev.grantway.install.stage;

import dev.grantway.install.directory.AccountAccess;
import java.util.List;

/** The same account with other rights in it. */
public final class Rights {
    private Rights() {}

    /** Without the right to install. */
    public static AccountAccess mayNotInstall(AccountAccess account) {
        return in(account, account.entitlements(), account.scopes(), false, false);
    }

    /** Who answers for the account. */
    public static AccountAccess superAdmin(AccountAccess account) {
        return in(account, account.entitlements(), account.scopes(), true, true);
    }

    /** With access to these scopes alone. */
    public static AccountAccess limitedTo(AccountAccess account, List<String> scopes) {
        return in(account, account.entitlements(), scopes, account.superAdmin(), account.mayInstall());
    }

    /** With all of it as given. */
    public static AccountAccess in(
            AccountAccess account,
            List<String> entitlements,
            List<String> scopes,
            boolean superAdmin,
            boolean mayInstall) {
        return new AccountAccess(
                account.accountId(),
                account.name(),
                account.domain(),
                account.kind(),
                account.parent(),
                entitlements,
                account.role(),
                scopes,
                superAdmin,
                mayInstall);
    }
}

package dev.grantway.install.stage;

import dev.grantway.install.directory.AccountAccess;

/** An account as members of different rights have access to it. */
public final class Roles {
    private Roles() {}

    /** As one who answers for it. */
    public static AccountAccess superAdmin(AccountAccess account) {
        return member(account, "super-admin", true, true);
    }

    /** As one whose role lets them install apps. */
    public static AccountAccess installer(AccountAccess account) {
        return member(account, "installer", false, true);
    }

    /** As one with the same scopes, who may not install apps. */
    public static AccountAccess withoutInstalls(AccountAccess account) {
        return member(account, "sales", false, false);
    }

    private static AccountAccess member(AccountAccess account, String role, boolean superAdmin, boolean mayInstall) {
        return new AccountAccess(
                account.accountId(),
                account.name(),
                account.domain(),
                account.kind(),
                account.parent(),
                account.entitlements(),
                role,
                account.scopes(),
                superAdmin,
                mayInstall);
    }
}

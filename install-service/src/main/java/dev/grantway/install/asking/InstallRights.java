package dev.grantway.install.asking;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.policy.AccountPolicies;
import jakarta.inject.Singleton;

/** Who may install apps that an account does not have yet, and so decides for those who may not. */
@Singleton
class InstallRights {
    private final AccountPolicies policies;

    InstallRights(AccountPolicies policies) {
        this.policies = policies;
    }

    /** Super admins; and, unless the account's policy says otherwise, members whose role lets them. */
    boolean has(AccountAccess member) {
        return member.superAdmin()
                || (member.mayInstall() && !policies.of(member.accountId()).superAdminsOnly());
    }
}

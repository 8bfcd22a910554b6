package dev.grantway.install.api;

import dev.grantway.install.api.ApiCaller.Member;
import dev.grantway.install.api.ApiCaller.Nobody;
import dev.grantway.install.api.ApiCaller.Operator;
import dev.grantway.install.api.ApiCaller.Service;
import dev.grantway.install.api.ApiCaller.Unentitled;
import dev.grantway.install.connected.UninstallRights;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Removal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a caller of the API may see and end. */
@Singleton
class InstallationAccess {
    private final UninstallRights rights;

    InstallationAccess(UninstallRights rights) {
        this.rights = rights;
    }

    /** Whether the caller may look through all accounts at once. */
    boolean maySeeAll(ApiCaller caller) {
        return caller instanceof Operator || caller instanceof Service;
    }

    boolean maySee(ApiCaller caller, int accountId) {
        return switch (caller) {
            case Operator(), Service _ -> true;
            case Member member -> account(member, accountId).isPresent();
            case Nobody(), Unentitled() -> false;
        };
    }

    /** In whose name the caller may uninstall; empty when they may not. */
    Optional<Removal> mayRemove(ApiCaller caller, Installation installation) {
        return switch (caller) {
            case Operator() -> Optional.of(Removal.byOperator());
            case Service(boolean mayWrite) -> Optional.of(Removal.byOperator()).filter(_ -> mayWrite);
            case Member member ->
                account(member, installation.accountId())
                        .filter(account -> rights.mayUninstall(installation, account, member.userId()))
                        .map(_ -> Removal.byUser(member.userId()));
            case Nobody(), Unentitled() -> Optional.empty();
        };
    }

    private static Optional<AccountAccess> account(Member member, int accountId) {
        return member.accounts().stream()
                .filter(account -> account.accountId() == accountId)
                .findFirst();
    }
}

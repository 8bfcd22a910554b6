package dev.grantway.install.api;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.api.ApiCaller.Member;
import dev.grantway.install.api.ApiCaller.Nobody;
import dev.grantway.install.api.ApiCaller.Operator;
import dev.grantway.install.api.ApiCaller.Service;
import dev.grantway.install.api.ApiCaller.Unentitled;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.dryrun.DryRuns;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who may ask what an install link leads to. It tells what a person may do in an account: that is for who answers for the
 * account; for who develops the app about themselves, and in their own test accounts about each member.
 */
@Singleton
class InstallLinkAccess {
    private final DryRuns dryRuns;

    InstallLinkAccess(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    boolean mayAsk(ApiCaller caller, AskedLink asked) {
        return switch (caller) {
            case Operator(), Service _ -> true;
            case Member member -> answersFor(member, asked.accountId()) || mayTry(member, asked);
            case Nobody(), Unentitled() -> false;
        };
    }

    /** The app of the link, where the caller is among its developers. */
    Optional<AppSnapshot> ownApp(ApiCaller caller, AskedLink asked) {
        return caller instanceof Member member
                ? dryRuns.app(asked.link())
                        .filter(app -> member.developerAccounts().contains(app.developerAccountId()))
                : Optional.empty();
    }

    private boolean mayTry(Member member, AskedLink asked) {
        return ownApp(member, asked).isPresent()
                && (isAboutThemselves(member, asked)
                        || dryRuns.isTestAccount(asked.accountId(), asked.person(), member.developerAccounts()));
    }

    private boolean isAboutThemselves(Member member, AskedLink asked) {
        return account(member, asked.accountId()).isPresent() && dryRuns.isPerson(asked.person(), member.userId());
    }

    private static boolean answersFor(Member member, int accountId) {
        return account(member, accountId).filter(AccountAccess::superAdmin).isPresent();
    }

    private static Optional<AccountAccess> account(Member member, int accountId) {
        return member.accounts().stream()
                .filter(account -> account.accountId() == accountId)
                .findFirst();
    }
}

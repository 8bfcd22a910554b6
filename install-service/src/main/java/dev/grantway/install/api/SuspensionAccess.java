package dev.grantway.install.api;

import dev.grantway.install.api.ApiCaller.Member;
import dev.grantway.install.api.ApiCaller.Nobody;
import dev.grantway.install.api.ApiCaller.Operator;
import dev.grantway.install.api.ApiCaller.Service;
import dev.grantway.install.api.ApiCaller.Unentitled;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.suspension.SuspensionRights;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In whose name a caller of the API may suspend and resume. */
@Singleton
class SuspensionAccess {
    private final SuspensionRights rights;
    private final Memberships memberships;
    private final CurrentSession sessions;

    SuspensionAccess(SuspensionRights rights, Memberships memberships, CurrentSession sessions) {
        this.rights = rights;
        this.memberships = memberships;
        this.sessions = sessions;
    }

    /** Empty when they may not. */
    Optional<Intent> maySuspend(ApiCaller caller, Installation installation, @Nullable String note) {
        return switch (caller) {
            case Operator() -> Optional.of(Intent.byOperator(note));
            case Service(boolean mayWrite) ->
                Optional.of(Intent.byOperator(note)).filter(_ -> mayWrite);
            case Member member -> mayMember(member.userId(), member.accounts(), installation, note);
            case Nobody(), Unentitled() -> Optional.empty();
        };
    }

    /** The same; this gives access, so the directory has to say now what a person may. */
    Optional<Intent> mayResume(ApiCaller caller, Installation installation, @Nullable String note) {
        return switch (caller) {
            case Operator() -> Optional.of(Intent.byOperator(note)).filter(_ -> isLiveOrProgram());
            case Service(boolean mayWrite) ->
                Optional.of(Intent.byOperator(note)).filter(_ -> mayWrite);
            case Member member -> mayMember(member.userId(), liveAccounts(), installation, note);
            case Nobody(), Unentitled() -> Optional.empty();
        };
    }

    /** An operator who is signed in may have been signed out since; a program's token says all there is. */
    private boolean isLiveOrProgram() {
        return sessions.find()
                .filter(Session::operator)
                .map(session -> memberships.findLive(session).isPresent())
                .orElse(true);
    }

    private List<AccountAccess> liveAccounts() {
        return sessions.find()
                .flatMap(memberships::findLive)
                .map(UserAccess::accounts)
                .orElse(List.of());
    }

    private Optional<Intent> mayMember(
            int userId, List<AccountAccess> accounts, Installation installation, @Nullable String note) {
        return accounts.stream()
                .filter(account -> account.accountId() == installation.accountId())
                .filter(account -> rights.maySuspend(installation, account, userId))
                .findFirst()
                .map(_ -> Intent.byUser(userId, note));
    }
}

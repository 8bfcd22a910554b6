package dev.grantway.install.picker;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.decision.InstallDecisions;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.AccountSearch;
import dev.grantway.install.directory.UserAccess;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Which of a person's accounts an app can be installed on. */
@Singleton
public class AccountPicker {
    private final InstallDecisions decisions;

    AccountPicker(InstallDecisions decisions) {
        this.decisions = decisions;
    }

    /**
     * The person's accounts in the directory's order, as many as a page holds.
     *
     * @param text part of the name, the domain or the id; empty for all
     */
    public AccountMatches find(UserAccess person, AcceptedRequest request, String text) {
        var found = AccountSearch.of(person.accounts(), text);
        return new AccountMatches(
                found.searched(), found.searchable(), choices(person, request, found.shown()), found.more());
    }

    private List<AccountChoice> choices(UserAccess person, AcceptedRequest request, List<AccountAccess> accounts) {
        var decided = decisions.decide(request, person.user(), accounts);
        var choices = new ArrayList<AccountChoice>();
        for (int i = 0; i < accounts.size(); i++) {
            choices.add(AccountChoice.of(accounts.get(i), decided.get(i)));
        }
        return choices;
    }
}

package dev.grantway.install.picker;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.decision.InstallDecisions;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.UserAccess;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a person's accounts an app can be installed on. */
@Singleton
public class AccountPicker {
    private static final int MOST_WITHOUT_SEARCH = 7;
    private static final int MOST_SHOWN = 50;

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
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        var matching = person.accounts().stream()
                .filter(account -> matches(account, wanted))
                .toList();
        var shown = matching.stream().limit(MOST_SHOWN).toList();
        return new AccountMatches(
                text.strip(),
                person.accounts().size() > MOST_WITHOUT_SEARCH,
                choices(person, request, shown),
                matching.size() - shown.size());
    }

    private List<AccountChoice> choices(UserAccess person, AcceptedRequest request, List<AccountAccess> accounts) {
        var decided = decisions.decide(request, person.user(), accounts);
        var choices = new ArrayList<AccountChoice>();
        for (int i = 0; i < accounts.size(); i++) {
            choices.add(AccountChoice.of(accounts.get(i), decided.get(i)));
        }
        return choices;
    }

    private static boolean matches(AccountAccess account, String wanted) {
        return Stream.of(
                        account.name(),
                        Optional.ofNullable(account.domain()).orElse(""),
                        Integer.toString(account.accountId()))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}

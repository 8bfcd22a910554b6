package dev.grantway.install.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accounts that a person may choose from, as many as a page holds.
 *
 * @param searched what was searched for; empty for all
 * @param searchable whether there are so many that searching helps
 * @param shown those on the page, in the directory's order
 * @param more how many others match
 */
public record AccountSearch(String searched, boolean searchable, List<AccountAccess> shown, int more) {
    private static final int MOST_WITHOUT_SEARCH = 7;
    private static final int MOST_SHOWN = 50;

    public AccountSearch {
        shown = List.copyOf(shown);
    }

    /**
     * Looks through accounts.
     *
     * @param text part of the name, the domain or the id; empty for all
     */
    public static AccountSearch of(List<AccountAccess> accounts, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        var matching =
                accounts.stream().filter(account -> matches(account, wanted)).toList();
        var shown = matching.stream().limit(MOST_SHOWN).toList();
        return new AccountSearch(
                text.strip(), accounts.size() > MOST_WITHOUT_SEARCH, shown, matching.size() - shown.size());
    }

    private static boolean matches(AccountAccess account, String wanted) {
        return Stream.of(
                        account.name(),
                        Optional.ofNullable(account.domain()).orElse(""),
                        Integer.toString(account.accountId()))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}

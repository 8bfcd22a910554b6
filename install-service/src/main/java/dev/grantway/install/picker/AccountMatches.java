package dev.grantway.install.picker;

import java.util.List;

/**
 * The accounts to choose from.
 *
 * @param searched what was searched for; empty for all
 * @param searchable whether there are so many that searching helps
 * @param shown those on the page
 * @param more how many others match
 */
public record AccountMatches(String searched, boolean searchable, List<AccountChoice> shown, int more) {
    public AccountMatches {
        shown = List.copyOf(shown);
    }

    /** Whether none can be chosen, and searching will not change that. */
    public boolean isHopeless() {
        return searched.isEmpty() && more == 0 && shown.stream().noneMatch(AccountChoice::open);
    }
}

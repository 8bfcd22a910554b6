package dev.grantway.install.consent;

import java.util.List;

/**
 * An account as the person may choose it.
 *
 * @param details its domain, id and kind
 * @param hindrances why it cannot be chosen; empty when it can
 * @param installed whether the app is installed there already
 */
public record AccountChoice(int accountId, String name, String details, List<String> hindrances, boolean installed) {
    public AccountChoice {
        hindrances = List.copyOf(hindrances);
    }

    /** Whether it can be chosen. */
    public boolean isOpen() {
        return hindrances.isEmpty();
    }
}

package dev.grantway.contracts.events;

import java.util.List;
import java.util.Objects;

/**
 * To which accounts an app is open.
 *
 * @param kind {@link Kind#UNLISTED} where a record lacks it
 * @param accounts which accounts may install it while it is private; its developer's own test accounts always may
 */
public record AppDistribution(Kind kind, List<Integer> accounts) {
    /** Open to whoever has a link. */
    public static final AppDistribution UNLISTED = new AppDistribution(Kind.UNLISTED, List.of());

    public AppDistribution {
        kind = Objects.requireNonNullElse(kind, Kind.UNLISTED);
        accounts = List.copyOf(Objects.requireNonNullElse(accounts, List.of()));
    }

    /** Who finds the app and may install it. */
    public enum Kind {
        /** The accounts that its developer names, and no others. */
        PRIVATE,
        /** Whoever has a link. */
        UNLISTED,
        /** Whoever has a link; and the product may show it where it shows apps to everybody. */
        LISTED
    }

    /** Whether it is open to the account, as far as its developer decides that. */
    public boolean admits(int accountId) {
        return kind != Kind.PRIVATE || accounts.contains(accountId);
    }
}

package dev.grantway.install.decision;

import java.util.Optional;
import java.util.Set;

/** What administrators of accounts have agreed to, for people who may not install apps themselves. */
public interface AdminApprovals {
    /**
     * The scopes that an administrator of the account agreed to when this person asked for the app; empty when no
     * approval stands. It stands in for the right to install, and for nothing else.
     */
    Optional<Set<String>> find(int appId, int accountId, int userId);
}

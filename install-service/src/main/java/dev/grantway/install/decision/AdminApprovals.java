package dev.grantway.install.decision;

import java.util.Optional;
import java.util.Set;

/** What administrators agreed to beforehand. */
public interface AdminApprovals {
    /**
     * The scopes that an administrator of the account agreed to when this person asked for the app; empty when no
     * approval stands.
     */
    Optional<Set<String>> find(int appId, int accountId, int userId);
}

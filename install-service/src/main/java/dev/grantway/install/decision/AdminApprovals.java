package dev.grantway.install.decision;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What administrators of accounts have agreed to, for people who may not install apps themselves. */
public interface AdminApprovals {
    /**
     * The scopes that an administrator agreed to when this person asked for the app, by account; without accounts where
     * no approval stands. It stands in for the right to install, and for nothing else.
     */
    Map<Integer, Set<String>> find(int appId, List<Integer> accountIds, int userId);
}

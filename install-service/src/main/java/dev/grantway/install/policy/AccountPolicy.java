package dev.grantway.install.policy;

import java.util.Optional;
import java.util.Set;

/**
 * What an account's administrators allow in it. It holds for installs and consents to come; what is installed stays.
 *
 * @param superAdminsOnly whether a role's right to install counts for nothing, so that super admins alone install
 * @param verifiedOnly whether apps of unverified publishers are refused
 * @param allowedApps the only apps that may be installed; empty for all
 * @param blockedApps those that may not, allowed or not
 * @param optionalCeiling the optional scopes that may be granted; absent for all
 */
public record AccountPolicy(
        boolean superAdminsOnly,
        boolean verifiedOnly,
        Set<Integer> allowedApps,
        Set<Integer> blockedApps,
        Optional<Set<String>> optionalCeiling) {
    /** That of an account whose administrators never set one. */
    public static final AccountPolicy OPEN = new AccountPolicy(false, false, Set.of(), Set.of(), Optional.empty());

    public AccountPolicy {
        allowedApps = Set.copyOf(allowedApps);
        blockedApps = Set.copyOf(blockedApps);
        optionalCeiling = optionalCeiling.map(Set::copyOf);
    }

    /** Whether the app is on no list that keeps it out. */
    public boolean admits(int appId) {
        return !blockedApps.contains(appId) && (allowedApps.isEmpty() || allowedApps.contains(appId));
    }

    /** Whether the optional scope may be granted. */
    public boolean allowsOptional(String scope) {
        return optionalCeiling.map(ceiling -> ceiling.contains(scope)).orElse(true);
    }
}

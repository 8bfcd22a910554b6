package dev.grantway.install.policy;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form of a policy, as it is shown and comes back.
 *
 * @param version of the policy that it was opened with; below 0 for none that can be read
 * @param allowed apps that may be installed, an id or client id a line; empty for all
 * @param blocked likewise, apps that may not
 * @param anyOptional whether all optional scopes may be granted
 * @param optional those that may otherwise
 */
public record PolicyForm(
        long version,
        boolean superAdminsOnly,
        boolean verifiedOnly,
        String allowed,
        String blocked,
        boolean anyOptional,
        Set<String> optional) {
    public PolicyForm {
        optional = Set.copyOf(optional);
    }

    static PolicyForm of(StoredPolicy stored) {
        var policy = stored.policy();
        return new PolicyForm(
                stored.version(),
                policy.superAdminsOnly(),
                policy.verifiedOnly(),
                lines(policy.allowedApps()),
                lines(policy.blockedApps()),
                policy.optionalCeiling().isEmpty(),
                policy.optionalCeiling().orElse(Set.of()));
    }

    /** The same, to be sent over another version. */
    PolicyForm over(StoredPolicy present) {
        return new PolicyForm(
                present.version(), superAdminsOnly, verifiedOnly, allowed, blocked, anyOptional, optional);
    }

    private static String lines(Set<Integer> apps) {
        return apps.stream().sorted().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}

package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import java.util.List;

/**
 * What other required scopes mean for those who have the app.
 *
 * @param added required from now on
 * @param removed required no more
 * @param installs as many are asked again
 */
record ConsentImpact(List<String> added, List<String> removed, int installs) {
    static ConsentImpact of(AppScopes before, AppScopes after, long installs) {
        return new ConsentImpact(
                without(after.required(), before.required()),
                without(before.required(), after.required()),
                Math.toIntExact(installs));
    }

    public boolean isNone() {
        return added.isEmpty() && removed.isEmpty();
    }

    private static List<String> without(List<String> these, List<String> those) {
        return these.stream().filter(scope -> !those.contains(scope)).toList();
    }
}

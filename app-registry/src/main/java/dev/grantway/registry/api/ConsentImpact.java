package dev.grantway.registry.api;

import dev.grantway.contracts.events.AppScopes;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a change means for those who have the app.
 *
 * @param installationsAskedAgain how many have to consent again before the app gets what it requires now; until then they
 *     keep what was granted
 */
public record ConsentImpact(long installationsAskedAgain) {
    /**
     * Of a change that was made, or is only asked about.
     *
     * @param changes whether the app comes to require other scopes
     * @param installed counts where it is installed
     */
    public static ConsentImpact of(boolean changes, LongSupplier installed) {
        return new ConsentImpact(changes ? installed.getAsLong() : 0);
    }

    /** The same scopes in another order ask for nothing new. */
    static ConsentImpact of(AppScopes before, AppScopes after, LongSupplier installed) {
        return of(!Set.copyOf(before.required()).equals(Set.copyOf(after.required())), installed);
    }
}

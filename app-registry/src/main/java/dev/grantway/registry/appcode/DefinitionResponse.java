package dev.grantway.registry.appcode;

import dev.grantway.registry.api.ConsentImpact;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a file changes, or changed.
 *
 * @param applied whether the app stands as the file says; false where it was only asked
 * @param unchanged whether it was so already, and nothing was written
 * @param consentVersion before the change
 * @param consentVersionChanges whether the app comes to require other scopes: installations keep the old ones until they
 *     are consented to again
 * @param consentImpact how many installations those are
 */
record DefinitionResponse(
        boolean applied,
        boolean unchanged,
        int consentVersion,
        boolean consentVersionChanges,
        ConsentImpact consentImpact,
        List<Difference> changes) {
    /**
     * Of a file, or of a version.
     *
     * @param installed counts where the app is installed
     */
    static DefinitionResponse of(Differences differences, boolean applied, LongSupplier installed) {
        return new DefinitionResponse(
                applied,
                differences.unchanged(),
                differences.consentVersion(),
                differences.consentVersionChanges(),
                ConsentImpact.of(differences.consentVersionChanges(), installed),
                differences.changes());
    }
}

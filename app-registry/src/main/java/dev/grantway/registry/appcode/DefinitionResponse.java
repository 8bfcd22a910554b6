package dev.grantway.registry.appcode;

import java.util.List;

/**
 * What a file changes, or changed.
 *
 * @param applied whether the app stands as the file says; false where it was only asked
 * @param unchanged whether it was so already, and nothing was written
 * @param consentVersion before the change
 * @param consentVersionChanges whether the app comes to require other scopes: installations keep the old ones until they
 *     are consented to again
 */
record DefinitionResponse(
        boolean applied,
        boolean unchanged,
        int consentVersion,
        boolean consentVersionChanges,
        List<Difference> changes) {
    static DefinitionResponse of(Differences differences, boolean applied) {
        return new DefinitionResponse(
                applied,
                differences.unchanged(),
                differences.consentVersion(),
                differences.consentVersionChanges(),
                differences.changes());
    }
}

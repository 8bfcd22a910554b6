package dev.grantway.registry.appcode;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppVersion;
import dev.grantway.registry.apps.AppVersions;
import dev.grantway.registry.apps.WholeApp;
import dev.grantway.registry.apps.WholeChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A version of an app.
 *
 * @param changes of the one before; empty where none before it is kept
 */
public record VersionStep(AppVersion version, Optional<Differences> changes) {
    /** Those of a page, in its order. */
    public static List<VersionStep> of(AppVersions.Page page) {
        var versions = page.versions();
        return IntStream.range(0, versions.size())
                .mapToObj(place -> new VersionStep(
                        versions.get(place),
                        (place + 1 < versions.size() ? Optional.of(versions.get(place + 1)) : page.before())
                                .map(before -> between(before, versions.get(place)))))
                .toList();
    }

    /** What it would change of an app to be as this version again. */
    public static Differences back(AppDetails app, AppVersion version) {
        return Differences.of(new WholeChange(WholeApp.of(app), version.content(), app.consentVersion()));
    }

    private static Differences between(AppVersion before, AppVersion after) {
        return Differences.of(new WholeChange(before.content(), after.content(), before.consentVersion()));
    }
}

package dev.grantway.registry.portal;

import dev.grantway.registry.appcode.Differences;
import dev.grantway.registry.appcode.VersionStep;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppVersion;
import dev.grantway.registry.apps.AppVersions;
import dev.grantway.registry.installs.Installs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Makes the pages of an app's versions. */
@Singleton
class VersionPages {
    private static final int LINES = 20;

    private final PortalAccess access;
    private final AppVersions versions;
    private final AuditLines people;
    private final Installs installs;

    VersionPages(PortalAccess access, AppVersions versions, AuditLines people, Installs installs) {
        this.access = access;
        this.versions = versions;
        this.people = people;
        this.installs = installs;
    }

    /**
     * The list.
     *
     * @param below with a lower number than this; empty for the newest
     */
    VersionsPage list(AppDetails app, OptionalInt below, boolean rolledBack) {
        var head = access.head(app);
        var page = versions.find(app.appId(), below, LINES);
        String tab = "/developer/apps/" + app.appId() + "/versions";
        return new VersionsPage(
                head,
                rolledBack,
                lines(head, VersionStep.of(page)),
                page.next().isPresent() ? tab + "?below=" + page.next().getAsInt() : "",
                below.isPresent() ? tab : "");
    }

    VersionPage one(AppDetails app, AppVersion version) {
        var head = access.head(app);
        return new VersionPage(
                head, line(head, version), VersionStep.back(app, version).changes());
    }

    RollBackPage rollBack(AppDetails app, AppVersion version, Problems problems) {
        var head = access.head(app);
        var impact = ConsentImpact.of(
                app.draft().scopes(), version.content().draft().scopes(), installs.countInstalled(app.appId()));
        return new RollBackPage(
                head, line(head, version), VersionStep.back(app, version).changes(), impact, problems);
    }

    private VersionLine line(AppHead head, AppVersion version) {
        return lines(head, List.of(new VersionStep(version, Optional.empty()))).getFirst();
    }

    private List<VersionLine> lines(AppHead head, List<VersionStep> steps) {
        var names = people.names(
                head.account(),
                steps.stream().map(step -> step.version().madeBy()).toList());
        return IntStream.range(0, steps.size())
                .mapToObj(place -> line(steps.get(place), names.get(place)))
                .toList();
    }

    private static VersionLine line(VersionStep step, String who) {
        var version = step.version();
        return new VersionLine(
                version.number(),
                version.version(),
                version.consentVersion(),
                version.madeAt(),
                who,
                step.changes().map(changes -> changes.changes().size()).orElse(0),
                step.changes().map(Differences::parts).orElse(""));
    }
}

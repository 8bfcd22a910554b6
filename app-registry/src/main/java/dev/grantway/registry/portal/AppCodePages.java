package dev.grantway.registry.portal;

import dev.grantway.registry.appcode.AppCode;
import dev.grantway.registry.appcode.Differences;
import dev.grantway.registry.appcode.FileFormat;
import dev.grantway.registry.appcode.Finding;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.installs.Installs;
import dev.grantway.registry.portal.AppCodePage.HubSpotTexts;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes an app's tab with its file as each of its forms leaves it. */
@Singleton
class AppCodePages {
    private final PortalAccess access;
    private final AppCode code;
    private final Installs installs;

    AppCodePages(PortalAccess access, AppCode code, Installs installs) {
        this.access = access;
        this.code = code;
        this.installs = installs;
    }

    /** As it is looked at. */
    AppCodePage shown(AppDetails app, String notice) {
        return new AppCodePage(access.head(app), notice, fileOf(app), List.of(), null, 0, "", HubSpotTexts.NONE);
    }

    /** With what was typed, and what it would change. */
    AppCodePage compared(AppDetails app, String typed, String notice, Differences differences) {
        return new AppCodePage(
                access.head(app),
                notice,
                typed,
                List.of(),
                differences,
                differences.consentVersionChanges() ? Math.toIntExact(installs.countInstalled(app.appId())) : 0,
                code.version(app),
                HubSpotTexts.NONE);
    }

    /** With what was typed, and what is wrong with it. */
    AppCodePage refused(AppDetails app, String typed, List<Finding> findings) {
        return new AppCodePage(access.head(app), "", typed, findings, null, 0, "", HubSpotTexts.NONE);
    }

    /** With HubSpot's files as one of ours, to be looked at and checked. */
    AppCodePage converted(AppDetails app, String text, HubSpotTexts hubSpot) {
        return new AppCodePage(
                access.head(app),
                "Below is what HubSpot's files say, laid over this app. Nothing is saved yet: check it next.",
                text,
                List.of(),
                null,
                0,
                "",
                hubSpot);
    }

    /** With HubSpot's files as they were typed, and what is wrong with them. */
    AppCodePage notConverted(AppDetails app, HubSpotTexts hubSpot, List<Finding> findings) {
        return new AppCodePage(access.head(app), "", fileOf(app), findings, null, 0, "", hubSpot);
    }

    private String fileOf(AppDetails app) {
        return code.write(app, FileFormat.YAML);
    }
}

package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import jakarta.inject.Singleton;

/** Makes an app's first tab as each of its forms leaves it. */
@Singleton
class BasicInfoPages {
    private final PortalAccess access;
    private final PlatformCatalogue catalogue;

    BasicInfoPages(PortalAccess access, PlatformCatalogue catalogue) {
        this.access = access;
        this.catalogue = catalogue;
    }

    /** As it is stored. */
    BasicInfoPage shown(AppDetails app, String notice) {
        return page(app, app.draft().info(), notice, Problems.NONE);
    }

    /** With what was typed, and not saved. */
    BasicInfoPage typed(AppDetails app, BasicInfo typed) {
        return page(app, typed, "This is how it would look. Nothing is saved yet.", Problems.NONE);
    }

    /** With what was typed and refused. */
    BasicInfoPage refused(AppDetails app, BasicInfo typed, Problems problems) {
        return page(app, typed, "", problems);
    }

    /** With something else refused. */
    BasicInfoPage refused(AppDetails app, Problems problems) {
        return page(app, app.draft().info(), "", problems);
    }

    private BasicInfoPage page(AppDetails app, BasicInfo info, String notice, Problems problems) {
        return new BasicInfoPage(access.head(app), info, ConsentPreview.of(app, info, catalogue), notice, problems);
    }
}

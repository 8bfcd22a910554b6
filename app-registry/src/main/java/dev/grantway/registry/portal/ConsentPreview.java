package dev.grantway.registry.portal;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import java.util.List;

/**
 * How customers see an app before they install it, and where it shows later.
 *
 * @param info as it is stored, or as it was typed
 * @param logo a path of this site; empty while there is none
 * @param scopes what it asks for in any case, in the product's words
 */
record ConsentPreview(BasicInfo info, String logo, Publisher publisher, List<Asked> scopes) {
    /**
     * A scope that it asks for.
     *
     * @param purpose what the developer says it is for; empty when nothing
     */
    record Asked(String title, String purpose) {}

    static ConsentPreview of(AppDetails app, BasicInfo info, PlatformCatalogue catalogue) {
        return new ConsentPreview(
                info,
                app.logoUrl().orElse(""),
                app.publisher(),
                app.draft().scopes().required().stream()
                        .map(name -> asked(app, name, catalogue))
                        .toList());
    }

    private static Asked asked(AppDetails app, String scope, PlatformCatalogue catalogue) {
        return new Asked(
                catalogue.scope(scope).map(PlatformSnapshot.Scope::title).orElse(scope),
                app.draft().scopes().purposeOf(scope).orElse(""));
    }

    public boolean support() {
        return !(info.supportEmail() + info.supportPhone() + info.supportUrl() + info.documentationUrl()).isEmpty();
    }

    public boolean legal() {
        return !(info.links().privacyUrl() + info.links().termsUrl()).isEmpty();
    }
}

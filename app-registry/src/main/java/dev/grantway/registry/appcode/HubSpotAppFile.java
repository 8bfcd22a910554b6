package dev.grantway.registry.appcode;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.ScopePurposes;
import dev.grantway.registry.apps.WholeApp;
import java.util.List;

/** The {@code config} of an {@code app-hsmeta.json}. */
final class HubSpotAppFile {
    private static final List<String> CONFIG =
            List.of("name", "description", "distribution", "auth", "permittedUrls", "support");
    private static final List<String> AUTH =
            List.of("type", "redirectUrls", "requiredScopes", "optionalScopes", "conditionallyRequiredScopes");
    private static final List<String> SUPPORT =
            List.of("supportEmail", "supportPhone", "supportUrl", "documentationUrl");

    private final Section config;
    private final HubSpotNotes notes;

    HubSpotAppFile(Section config, HubSpotNotes notes) {
        this.config = config;
        this.notes = notes;
    }

    /** The app with what the file says in place of what it was. */
    WholeApp over(WholeApp before) {
        noteWhatIsLeftOut();
        var auth = config.section("auth");
        return before.with(new AppDraft(
                info().with(before.draft().info().links()),
                before.draft().confidential(),
                before.draft().tokens(),
                auth.texts("redirectUrls"),
                ScopePurposes.keep(
                        new AppScopes(
                                auth.texts("requiredScopes"),
                                auth.texts("conditionallyRequiredScopes"),
                                auth.texts("optionalScopes")),
                        before.draft().scopes().purposesOrNone()),
                before.draft().distribution()));
    }

    private BasicInfo info() {
        var support = config.section("support");
        return BasicInfo.of(
                        config.text("name"),
                        config.text("description"),
                        support.text("supportEmail"),
                        support.text("supportPhone"),
                        support.text("supportUrl"))
                .withDocumentation(support.text("documentationUrl"));
    }

    private void noteWhatIsLeftOut() {
        notes.others(config, CONFIG);
        notes.others(config.section("auth"), AUTH);
        notes.others(config.section("support"), SUPPORT);
        if (config.find("distribution").isPresent()) {
            notes.add(config, "distribution", "It names no accounts, so to whom the app is open stays as it is.");
        }
        if (config.find("permittedUrls").isPresent()) {
            notes.add(config, "permittedUrls", "Apps run no code in the product here, so there is nothing to permit.");
        }
        if (config.section("auth").text("type").equals("static")) {
            notes.add(config.section("auth"), "type", "Each app has OAuth here; a static token has none.");
        }
    }
}

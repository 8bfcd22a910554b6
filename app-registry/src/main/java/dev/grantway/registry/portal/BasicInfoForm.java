package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.LinkTexts;
import java.util.List;
import java.util.Map;

/** Reads the form of an app's first tab. */
final class BasicInfoForm {
    private BasicInfoForm() {}

    /** A field that was not sent is empty. */
    static BasicInfo read(Map<String, List<String>> form) {
        return BasicInfo.of(
                        text(form, "name"),
                        text(form, "description"),
                        text(form, "supportEmail"),
                        text(form, "supportPhone"),
                        text(form, "supportUrl"))
                .withDocumentation(text(form, "documentationUrl"))
                .with(LinkTexts.of(new AppLinks(
                        text(form, "installUrl"),
                        text(form, "setupUrl"),
                        text(form, "settingsUrl"),
                        text(form, "privacyUrl"),
                        text(form, "termsUrl"))));
    }

    private static String text(Map<String, List<String>> form, String field) {
        return form.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }
}

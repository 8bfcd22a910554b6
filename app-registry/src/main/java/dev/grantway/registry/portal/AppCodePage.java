package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.appcode.Differences;
import dev.grantway.registry.appcode.Finding;
import dev.grantway.registry.appcode.HubSpotNote;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app's tab with its file.
 *
 * @param notice what just happened; empty otherwise
 * @param file the app's as it stands, or as it was typed
 * @param findings what is wrong with what was typed
 * @param differences what it would change; absent before it was checked
 * @param asked how many installs are asked again when it is applied
 * @param seen stands for the app that the differences are from
 * @param hubSpot HubSpot's files as they were typed
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AppCodePage(
        AppHead head,
        String notice,
        String file,
        List<Finding> findings,
        @Nullable Differences differences,
        int asked,
        String seen,
        HubSpotTexts hubSpot)
        implements TemplateInstance {
    /**
     * A HubSpot project's files as they were typed.
     *
     * @param notes what of them was left out
     */
    record HubSpotTexts(String app, String webhooks, List<HubSpotNote> notes) {
        static final HubSpotTexts NONE = new HubSpotTexts("", "", List.of());
    }
}

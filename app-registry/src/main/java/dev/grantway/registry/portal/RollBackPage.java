package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.appcode.Difference;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Says what rolling back changes and whom it concerns, and asks once more.
 *
 * @param changes empty where the app is so
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record RollBackPage(
        AppHead head, VersionLine version, List<Difference> changes, ConsentImpact impact, Problems problems)
        implements TemplateInstance {}

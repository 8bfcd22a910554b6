package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.appcode.Difference;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * One version of an app.
 *
 * @param changes what becomes another when the app is made so again; empty where it is so
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record VersionPage(AppHead head, VersionLine version, List<Difference> changes) implements TemplateInstance {}

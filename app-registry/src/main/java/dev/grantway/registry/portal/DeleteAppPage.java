package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Says what ends with an app, and asks for its name before it is deleted.
 *
 * @param installs in how many accounts it is installed
 * @param typed what was typed as the name
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeleteAppPage(AppHead head, int installs, String typed, Problems problems) implements TemplateInstance {}

package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.apps.AppSummary;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The apps of a developer account.
 *
 * @param several whether the person is in other developer accounts too
 * @param text that is looked for
 * @param next where the apps after these are; empty at the end
 * @param first the first page; empty on it
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AppListPage(
        AccountChoice account, boolean several, String text, List<AppSummary> apps, String next, String first)
        implements TemplateInstance {}

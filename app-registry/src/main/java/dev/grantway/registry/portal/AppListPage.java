package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppSummary;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The apps of a developer account.
 *
 * @param several whether the person is in other developer accounts too
 */
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AppListPage(AccountChoice account, boolean several, List<AppSummary> apps) implements TemplateInstance {}

package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The tab on which an app's scopes are chosen.
 *
 * @param consentVersion which set of required scopes this is
 * @param choices the scopes as they stand, or as they were chosen and refused
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ScopesPage(AppHead head, boolean saved, int consentVersion, ScopeChoices choices, Problems problems)
        implements TemplateInstance {}

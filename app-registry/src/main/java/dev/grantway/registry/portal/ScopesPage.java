package dev.grantway.registry.portal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The tab on which an app's scopes are chosen.
 *
 * @param consentVersion which set of required scopes this is
 * @param scopes as they stand, or as they were chosen and refused
 */
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ScopesPage(AppHead head, boolean saved, int consentVersion, ScopeChoices scopes, Problems problems)
        implements TemplateInstance {}

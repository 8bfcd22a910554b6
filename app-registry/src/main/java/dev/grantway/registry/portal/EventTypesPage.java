package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.catalogue.EventTypeDescription;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What happens in the product and apps can hear of.
 *
 * @param query what was searched for; empty for all
 * @param none whether the product has no event types at all
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record EventTypesPage(String query, boolean none, List<EventTypeDescription> eventTypes) implements TemplateInstance {}

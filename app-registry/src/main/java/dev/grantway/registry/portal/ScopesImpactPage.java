package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Says whom other required scopes concern, and asks once more before they are stored.
 *
 * @param query what was searched for
 * @param chosen the fields of the form as they were sent
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ScopesImpactPage(AppHead head, ConsentImpact impact, String query, List<Field> chosen)
        implements TemplateInstance {
    /** A field of the form. */
    record Field(String name, String value) {}
}

package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * An app's versions, newest first.
 *
 * @param rolledBack whether that was done just now
 * @param older where older ones are; empty at the end
 * @param newest the first page; empty on it
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record VersionsPage(AppHead head, boolean rolledBack, List<VersionLine> versions, String older, String newest)
        implements TemplateInstance {}

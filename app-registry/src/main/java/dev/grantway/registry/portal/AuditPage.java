package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What was done in a developer account.
 *
 * @param person whose doings alone are shown; empty for everybody's
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AuditPage(
        AccountChoice account, AuditFilter filter, AuditFilter.Links links, List<AuditLine> lines, String person)
        implements TemplateInstance {}

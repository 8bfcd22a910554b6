package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.calls.ApiCall;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What an app called.
 *
 * @param outcome FAILED, LET_THROUGH, or empty for both
 * @param installation of this one alone; empty for all
 * @param path that is looked for
 * @param older where older ones are; empty at the end
 * @param newest the first page; empty on it
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record CallsPage(
        AppHead head,
        String outcome,
        String installation,
        String path,
        List<ApiCall> calls,
        String older,
        String newest)
        implements TemplateInstance {}

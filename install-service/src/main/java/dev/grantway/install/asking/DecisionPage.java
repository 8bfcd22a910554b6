package dev.grantway.install.asking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * One request, to be decided.
 *
 * @param reason what was typed
 * @param approvalDays how long an approval holds, in days
 * @param problem why nothing was decided; empty when the page was just opened
 */
@CheckedTemplate(basePath = "asking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DecisionPage(RequestView request, String reason, long approvalDays, String problem)
        implements TemplateInstance {}

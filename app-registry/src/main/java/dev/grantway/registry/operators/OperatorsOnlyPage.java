package dev.grantway.registry.operators;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Says that a page is for those who run the platform. */
@Translated
@CheckedTemplate(basePath = "operators", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OperatorsOnlyPage() implements TemplateInstance {}

package dev.grantway.registry.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Says that there is a mail, and nothing of whose address it is. */
@CheckedTemplate(basePath = "joining", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SignUpSentPage() implements TemplateInstance {}

package dev.grantway.registry.joining;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Says that there is a mail, and nothing of whose address it is. */
@Translated
@CheckedTemplate(basePath = "joining", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SignUpSentPage() implements TemplateInstance {}

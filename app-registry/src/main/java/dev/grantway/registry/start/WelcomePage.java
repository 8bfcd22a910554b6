package dev.grantway.registry.start;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The start page of someone who is not signed in. */
@Translated
@CheckedTemplate(basePath = "start", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record WelcomePage() implements TemplateInstance {}

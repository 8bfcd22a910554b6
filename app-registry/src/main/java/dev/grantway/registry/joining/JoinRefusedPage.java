package dev.grantway.registry.joining;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Says why nobody comes in by a link, and what to do now. */
@Translated
@CheckedTemplate(basePath = "joining", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record JoinRefusedPage(String text) implements TemplateInstance {}

package dev.grantway.token.operator;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What is shown where there is nothing for this person. */
@CheckedTemplate(basePath = "operator", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record RefusedPage(String title, String text) implements TemplateInstance {}

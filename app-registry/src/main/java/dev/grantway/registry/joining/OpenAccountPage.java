package dev.grantway.registry.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks somebody who is here for what a developer account needs.
 *
 * @param open whether they may open one by themselves
 */
@CheckedTemplate(basePath = "joining", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OpenAccountPage(boolean open, JoinForm form, JoinProblems problems) implements TemplateInstance {}

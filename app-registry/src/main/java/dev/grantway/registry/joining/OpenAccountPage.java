package dev.grantway.registry.joining;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks somebody who is here for what a developer account needs.
 *
 * @param open whether they may open one by themselves
 */
@Translated
@CheckedTemplate(basePath = "joining", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OpenAccountPage(boolean open, JoinForm form, JoinProblems problems) implements TemplateInstance {}

package dev.grantway.install.suspension;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks before an app is suspended, and says what stops; or how far that has come.
 *
 * @param problem what is wrong with the reason that was given; empty for nothing
 * @param reason as it was given; empty for none
 */
@CheckedTemplate(basePath = "suspension", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SuspendPage(SuspendedApp app, String problem, String reason, int longestReason) implements TemplateInstance {}

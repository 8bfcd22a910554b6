package dev.grantway.install.suspension;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Asks before an app is resumed, and says what begins again; or how far that has come. */
@CheckedTemplate(basePath = "suspension", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ResumePage(SuspendedApp app) implements TemplateInstance {}

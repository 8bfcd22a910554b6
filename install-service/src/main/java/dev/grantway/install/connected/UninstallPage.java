package dev.grantway.install.connected;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Asks before an app is uninstalled, and says what stops. */
@CheckedTemplate(basePath = "connected", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UninstallPage(InstalledApp app) implements TemplateInstance {}

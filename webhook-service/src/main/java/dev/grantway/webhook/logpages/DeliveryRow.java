package dev.grantway.webhook.logpages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A line of the list, as it is put on top of it. */
@CheckedTemplate(basePath = "log", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeliveryRow(int appId, LogLine line) implements TemplateInstance {}

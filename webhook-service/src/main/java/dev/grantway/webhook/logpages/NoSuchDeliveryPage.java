package dev.grantway.webhook.logpages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a stranger sees, and who follows an old link. */
@CheckedTemplate(basePath = "log", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record NoSuchDeliveryPage() implements TemplateInstance {}

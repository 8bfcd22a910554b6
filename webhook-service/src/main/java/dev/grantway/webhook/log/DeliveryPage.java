package dev.grantway.webhook.log;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** One webhook with all its attempts, newest first. */
@CheckedTemplate(basePath = "log", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeliveryPage(int appId, String appName, String webhookId, List<LogLine> attempts) implements TemplateInstance {}

package dev.grantway.webhook.log;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * An app's attempts, newest first.
 *
 * @param older the place where the next page begins; empty on the last one
 */
@CheckedTemplate(basePath = "log", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeliveryLogPage(int appId, String appName, List<LogLine> lines, String older) implements TemplateInstance {}

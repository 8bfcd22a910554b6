package dev.grantway.webhook.logpages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What a stranger sees, who follows an old link, and who looks on and wants to change something.
 *
 * @param readOnlyAppId the app that they may look at; {@link #NO_APP} where there is none for them
 */
@CheckedTemplate(basePath = "log", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NoSuchDeliveryPage(int readOnlyAppId) implements TemplateInstance {
    static final int NO_APP = 0;
}

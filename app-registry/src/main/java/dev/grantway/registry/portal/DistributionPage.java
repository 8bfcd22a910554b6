package dev.grantway.registry.portal;

import dev.grantway.contracts.events.Publisher;
import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** To which accounts an app is open, and who customers are told is behind it. */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DistributionPage(AppHead head, DistributionForm form, Publisher publisher, boolean saved, Problems problems)
        implements TemplateInstance {}

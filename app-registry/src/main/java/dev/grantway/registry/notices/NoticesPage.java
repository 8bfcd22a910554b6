package dev.grantway.registry.notices;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What a person is told, the newest first.
 *
 * @param unread whether anything here is not read yet
 * @param upTo the id of the newest one here
 * @param older where the older ones are; empty when there are none
 */
@Translated
@CheckedTemplate(basePath = "notices", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NoticesPage(List<NoticeLine> lines, boolean unread, long upTo, String older, String csrfToken)
        implements TemplateInstance {}

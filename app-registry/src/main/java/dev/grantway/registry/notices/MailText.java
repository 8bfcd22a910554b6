package dev.grantway.registry.notices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The part of a mail for programs that show text.
 *
 * @param links absolute
 * @param footer why it came, and where more is
 */
@CheckedTemplate(basePath = "notices", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MailText(List<String> sentences, List<NoticeLink> links, String brand, MailFooter footer)
        implements TemplateInstance {}

package dev.grantway.registry.notices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The part of a mail for programs that show HTML. Its style stands in its elements, for that is all that they take.
 *
 * @param logo what the picture shows; empty for none
 * @param color of the brand, as {@code #rrggbb}
 * @param textColor the colour of text on it
 * @param links absolute
 * @param footer why it came, and where more is
 */
@CheckedTemplate(basePath = "notices", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MailPage(
        String subject,
        List<String> sentences,
        List<NoticeLink> links,
        String brand,
        String logo,
        String color,
        String textColor,
        MailFooter footer)
        implements TemplateInstance {}

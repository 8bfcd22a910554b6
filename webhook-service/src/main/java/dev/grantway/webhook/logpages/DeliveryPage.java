package dev.grantway.webhook.logpages;

import dev.grantway.webhook.signed.SignedText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/**
 * One webhook with all its attempts, the first one first.
 *
 * @param may whether the reader may end what waits
 * @param waits whether it is to be tried once more
 * @param sampleOneIn of so many deliveries that succeed one's texts are kept
 */
@CheckedTemplate(basePath = "log", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeliveryPage(
        int appId, String appName, boolean may, boolean waits, String webhookId, int sampleOneIn, List<Entry> attempts)
        implements TemplateInstance {
    /**
     * An attempt.
     *
     * @param old whether texts of its age are erased
     */
    record Entry(LogLine line, Optional<Sent> sent, Optional<String> answer, boolean old) {}

    /**
     * What was sent.
     *
     * @param whole whether the body is not cut
     */
    record Sent(String text, boolean whole, List<SignedText> signed) {}
}

package dev.grantway.webhook.letterpages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What was given up of an app's deliveries, and its replays.
 *
 * @param may whether the reader may send something once more
 * @param problem what was wrong with what was asked for; empty for nothing
 * @param typed what is looked for
 * @param older the address of what is older; empty when there is nothing
 */
@CheckedTemplate(basePath = "letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeadLettersPage(
        int appId,
        String appName,
        boolean may,
        String problem,
        Typed typed,
        List<LetterLine> letters,
        String older,
        List<ReplayLine> replays)
        implements TemplateInstance {
    /** As an address has it; each empty for nothing. */
    record Typed(String reason, String from, String to) {
        public boolean any() {
            return !reason.isEmpty() || !from.isEmpty() || !to.isEmpty();
        }
    }
}

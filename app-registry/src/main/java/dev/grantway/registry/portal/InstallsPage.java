package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.installs.Install;
import dev.grantway.registry.installs.InstallState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Where an app is installed.
 *
 * @param counts how many there are in each state
 * @param state that is looked for; empty for all that are installed
 * @param text that is looked for
 * @param older where older ones are; empty at the end
 * @param newest the first page; empty on it
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record InstallsPage(
        AppHead head,
        List<Count> counts,
        String state,
        String text,
        List<Install> installs,
        String older,
        String newest)
        implements TemplateInstance {
    /** How many stand where. */
    record Count(InstallState state, long count) {}
}

package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks once before something is taken away for good.
 *
 * @param warning why it should perhaps wait; empty otherwise
 * @param action where the form goes
 * @param button says what it does and names the thing
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ConfirmPage(String title, String text, String warning, String action, String button, String back)
        implements TemplateInstance {
    /** Without a warning. */
    ConfirmPage(String title, String text, String action, String button, String back) {
        this(title, text, "", action, button, back);
    }
}

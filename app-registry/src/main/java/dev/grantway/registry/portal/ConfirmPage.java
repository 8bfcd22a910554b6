package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks once before something is taken away for good.
 *
 * @param action where the form goes
 * @param button says what it does and names the thing
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ConfirmPage(String title, String text, String action, String button, String back) implements TemplateInstance {}

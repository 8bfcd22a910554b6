package dev.grantway.token.operator;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The signing keys.
 *
 * @param notice what was just done; empty for nothing
 * @param waiting whether the next key is made already
 */
@CheckedTemplate(basePath = "operator", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record KeysPage(List<KeyLine> lines, String notice, boolean waiting) implements TemplateInstance {}

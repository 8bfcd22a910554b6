package dev.grantway.token.operator;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks before a key is revoked, and says what stops.
 *
 * @param mistyped whether what was typed was something else
 */
@CheckedTemplate(basePath = "operator", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record RevokeKeyPage(KeyLine line, boolean mistyped) implements TemplateInstance {}

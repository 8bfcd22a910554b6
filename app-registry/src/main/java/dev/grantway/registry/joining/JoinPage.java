package dev.grantway.registry.joining;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What a link lets its reader do, and the form for it.
 *
 * @param token of the link
 * @param isNew whether nobody has the address yet, so that a name and a password are needed
 * @param signInUrl where whoever has the address signs in first; empty when they need not
 */
@Translated
@CheckedTemplate(basePath = "joining", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record JoinPage(JoiningLink link, String token, boolean isNew, String signInUrl, JoinForm form, JoinProblems problems)
        implements TemplateInstance {}

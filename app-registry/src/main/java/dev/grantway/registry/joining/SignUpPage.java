package dev.grantway.registry.joining;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * How to become a developer here: a form where that is open to all, words where it is not.
 *
 * @param open whether there is a form
 * @param withoutMail whether it would be open to all if there were a mail server
 * @param byInvitation whether people come by invitation alone
 * @param email what was typed before; empty at first
 * @param problem why the last try did not work; empty at the first
 */
@Translated
@CheckedTemplate(basePath = "joining", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SignUpPage(boolean open, boolean withoutMail, boolean byInvitation, String email, String problem)
        implements TemplateInstance {}

package dev.grantway.registry.signin;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in form.
 *
 * @param to where the person goes then
 * @param email what was typed before; empty at first
 * @param problem why the last try did not work; absent at the first
 */
@Translated
@CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SignInPage(String to, String email, @Nullable String problem, String csrfToken) implements TemplateInstance {}

package dev.grantway.registry.signin;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in page: the form, the way to the identity provider, or both.
 *
 * @param to where the person goes then
 * @param email what was typed before; empty at first
 * @param problem why the last try did not work; absent at the first
 * @param builtIn whether there is the form
 * @param provider the operator's identity provider; absent for none
 * @param signOutUrl where somebody signs out there who has signed out here; absent for everybody else
 */
@Translated
@CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SignInPage(
        String to,
        String email,
        @Nullable String problem,
        boolean builtIn,
        @Nullable ProviderChoice provider,
        @Nullable String signOutUrl,
        String csrfToken)
        implements TemplateInstance {}

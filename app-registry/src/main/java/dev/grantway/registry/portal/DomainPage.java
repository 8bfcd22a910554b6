package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.domains.DomainClaim;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * The domain of a developer account.
 *
 * @param claim absent while none was named
 * @param typed what was typed and refused, or the domain as it stands
 * @param notice what just happened; empty otherwise
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DomainPage(AccountChoice account, @Nullable DomainClaim claim, String typed, String notice, Problems problems)
        implements TemplateInstance {}

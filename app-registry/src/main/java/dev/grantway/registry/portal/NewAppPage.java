package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.apps.BasicInfo;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The form of a new app.
 *
 * @param redirectUris one a line
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NewAppPage(AccountChoice account, BasicInfo form, boolean confidential, String redirectUris, Problems problems)
        implements TemplateInstance {}

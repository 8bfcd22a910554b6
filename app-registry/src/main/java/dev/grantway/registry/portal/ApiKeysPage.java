package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.keys.ApiKeySummary;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The API keys of a developer account.
 *
 * @param newKey shown this once; empty otherwise
 * @param name as it was typed
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ApiKeysPage(AccountChoice account, List<ApiKeySummary> keys, String newKey, String name, Problems problems)
        implements TemplateInstance {}

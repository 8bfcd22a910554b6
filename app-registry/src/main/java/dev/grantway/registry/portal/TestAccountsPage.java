package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.directory.TestAccount;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The test accounts of a developer account.
 *
 * @param most how many there are at most
 * @param full whether there are
 * @param name of a new one, as it was typed
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record TestAccountsPage(
        AccountChoice account, List<TestAccount> accounts, int most, boolean full, String name, Problems problems)
        implements TemplateInstance {}

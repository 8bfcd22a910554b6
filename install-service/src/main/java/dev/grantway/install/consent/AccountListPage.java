package dev.grantway.install.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The list of a person's accounts to install on.
 *
 * @param anyOpen whether any of them can be chosen
 * @param flow sealed
 */
@CheckedTemplate(basePath = "consent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AccountListPage(AppView app, List<AccountChoice> accounts, boolean anyOpen, SignedIn person, String flow)
        implements TemplateInstance {}

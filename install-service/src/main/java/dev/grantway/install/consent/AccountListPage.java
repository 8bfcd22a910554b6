package dev.grantway.install.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The list of a person's accounts to install on.
 *
 * @param flow sealed
 */
@CheckedTemplate(basePath = "consent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AccountListPage(AppView app, AccountMatches accounts, SignedIn person, String flow)
        implements TemplateInstance {}

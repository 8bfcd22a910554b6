package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountSearch;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The person's accounts, to choose whose apps to look at. */
@CheckedTemplate(basePath = "connected", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AccountsPage(AccountSearch accounts) implements TemplateInstance {}

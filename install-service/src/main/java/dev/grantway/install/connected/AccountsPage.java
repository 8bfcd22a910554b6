package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The person's accounts, to choose whose apps to look at. */
@CheckedTemplate(basePath = "connected", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AccountsPage(List<AccountAccess> accounts) implements TemplateInstance {}

package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * An account's connected apps.
 *
 * @param apps those that are installed
 * @param unfinished those that were granted access and have not asked for tokens
 * @param removed the name of the app that was just uninstalled; empty for none
 */
@CheckedTemplate(basePath = "connected", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AppsPage(AccountAccess account, List<InstalledApp> apps, List<InstalledApp> unfinished, String removed)
        implements TemplateInstance {}

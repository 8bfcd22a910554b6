package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.listing.AppFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * An account's connected apps.
 *
 * @param rows those of this page of the list
 * @param unfinished those that were granted access and have not asked for tokens
 * @param removed the name of the app that was just uninstalled; empty for none
 * @param reinstall where it can be installed again; empty where that begins at the app alone
 * @param mayManage whether this member decides on what may be installed
 * @param requests how many requests of other members wait for that; 0 for a member who does not
 */
@CheckedTemplate(basePath = "connected", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AppsPage(
        AccountAccess account,
        AppFilter filter,
        List<StatusChoice> statuses,
        List<AppRow> rows,
        Paging paging,
        List<InstalledApp> unfinished,
        String removed,
        String reinstall,
        boolean mayManage,
        int requests)
        implements TemplateInstance {}

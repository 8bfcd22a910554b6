package dev.grantway.install.detail;

import dev.grantway.install.connected.InstalledApp;
import dev.grantway.install.connected.Installer;
import dev.grantway.install.words.AppView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connected app.
 *
 * @param installer who installed it, and who looks after it
 * @param takeable whether this member may take over looking after it
 * @param takenOver whether they have just done so
 * @param view how its developer presents it; absent when the app is not known any more
 * @param relink where the app can be consented to again; empty where that begins at the app alone
 * @param stillAsked what the app has come to require and does not have; empty while it has to be connected again
 * @param declined what was offered and left out, and nobody gave
 * @param unavailable what the app asked for and could not be offered
 * @param calls by scope, of those that it called with
 * @param days calls of the last seven days
 * @param deliveries of the last seven days
 * @param history the newest first
 */
@CheckedTemplate(basePath = "detail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AppPage(
        InstalledApp app,
        Installer installer,
        boolean takeable,
        boolean takenOver,
        @Nullable AppView view,
        Health health,
        String relink,
        List<PermissionLine> stillAsked,
        List<PermissionLine> granted,
        List<PermissionLine> declined,
        List<PermissionLine> unavailable,
        List<GrantLine> grants,
        List<CallLine> calls,
        List<DayLine> days,
        List<DeliveryLine> deliveries,
        List<HistoryLine> history,
        boolean suspendable,
        boolean resumable)
        implements TemplateInstance {}

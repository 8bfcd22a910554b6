package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.registry.audit.AuditAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * Takes apps out of use, puts them back, and ends them. The status, its sequence and its snapshot are one transaction; what
 * follows for installations, install-service does by the snapshot.
 */
@Singleton
public class AppStatuses {
    private final AppRepository apps;
    private final AppSecretRepository secrets;
    private final AppHeaderRepository headers;
    private final AppLogoRepository logos;
    private final AppPublisher publisher;
    private final AppAudit audit;

    AppStatuses(
            AppRepository apps,
            AppSecretRepository secrets,
            AppHeaderRepository headers,
            AppLogoRepository logos,
            AppPublisher publisher,
            AppAudit audit) {
        this.apps = apps;
        this.secrets = secrets;
        this.headers = headers;
        this.logos = logos;
        this.publisher = publisher;
        this.audit = audit;
    }

    /** Takes an app out of use until it is enabled; an operator's word counts for more than a developer's before. */
    @Transactional
    public StatusOutcome disable(int appId, Revision seen, Authority by) {
        return apps.lockLive(appId)
                .<StatusOutcome>map(app -> seen.allows(app.sequence)
                        ? new StatusOutcome.Stands(disabled(app, by))
                        : new StatusOutcome.Overtaken())
                .orElseGet(StatusOutcome.Absent::new);
    }

    /** Puts it back into use. */
    @Transactional
    public StatusOutcome enable(int appId, Revision seen, Authority by) {
        return apps.lockLive(appId)
                .map(app -> seen.allows(app.sequence) ? enable(app, by) : new StatusOutcome.Overtaken())
                .orElseGet(StatusOutcome.Absent::new);
    }

    /** Ends it for good: its id and client id are never given again, its secrets, headers and logo are forgotten. */
    @Transactional
    public DeletionOutcome delete(int appId, Revision seen) {
        return apps.lockLive(appId).map(app -> delete(app, seen)).orElseGet(DeletionOutcome.Absent::new);
    }

    private AppDetails disabled(App app, Authority by) {
        boolean wasActive = app.status == AppStatus.ACTIVE;
        if (wasActive || by == Authority.OPERATOR) {
            app.disabledBy = by;
        }
        app.status = AppStatus.DISABLED;
        if (!wasActive) {
            return publisher.details(app);
        }
        audit.did(app, AuditAction.APP_DISABLED);
        return publisher.appChanged(app);
    }

    private StatusOutcome enable(App app, Authority by) {
        if (app.status == AppStatus.ACTIVE) {
            return new StatusOutcome.Stands(publisher.details(app));
        }
        if (app.disabledBy == Authority.OPERATOR && by == Authority.DEVELOPER) {
            return new StatusOutcome.ForOperators();
        }
        app.status = AppStatus.ACTIVE;
        app.disabledBy = null;
        audit.did(app, AuditAction.APP_ENABLED);
        return new StatusOutcome.Stands(publisher.appChanged(app));
    }

    private DeletionOutcome delete(App app, Revision seen) {
        if (!seen.allows(app.sequence)) {
            return new DeletionOutcome.Overtaken();
        }
        audit.did(app, AuditAction.APP_DELETED);
        app.status = AppStatus.DELETED;
        secrets.deleteAllOf(app.id);
        headers.deleteAllOf(app.id);
        logos.remove(app.id);
        app.logoUrl = null;
        var _ = publisher.secretsChanged(app);
        return new DeletionOutcome.Deleted();
    }
}

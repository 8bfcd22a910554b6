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
    private final AppLogoRepository logos;
    private final AppPublisher publisher;
    private final AppAudit audit;

    AppStatuses(
            AppRepository apps,
            AppSecretRepository secrets,
            AppLogoRepository logos,
            AppPublisher publisher,
            AppAudit audit) {
        this.apps = apps;
        this.secrets = secrets;
        this.logos = logos;
        this.publisher = publisher;
        this.audit = audit;
    }

    /** Takes an app out of use until it is enabled; an operator's word counts for more than a developer's before. */
    @Transactional
    public StatusOutcome disable(int appId, Authority by) {
        return apps.lockLive(appId)
                .<StatusOutcome>map(app -> new StatusOutcome.Stands(disabled(app, by)))
                .orElseGet(StatusOutcome.Absent::new);
    }

    /** Puts it back into use. */
    @Transactional
    public StatusOutcome enable(int appId, Authority by) {
        return apps.lockLive(appId).map(app -> enable(app, by)).orElseGet(StatusOutcome.Absent::new);
    }

    /** Ends it for good: its id and client id are never given again, its secrets and its logo are forgotten. False when absent. */
    @Transactional
    public boolean delete(int appId) {
        return apps.lockLive(appId).map(this::deleted).isPresent();
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

    private AppDetails deleted(App app) {
        audit.did(app, AuditAction.APP_DELETED);
        app.status = AppStatus.DELETED;
        secrets.deleteAllOf(app.id);
        logos.remove(app.id);
        app.logoUrl = null;
        return publisher.secretsChanged(app);
    }
}

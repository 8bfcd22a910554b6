package dev.grantway.webhook.access;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.platform.session.Session;
import dev.grantway.webhook.catalog.AppCatalog;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Decides who sees an app's deliveries, and who does something with them. */
@Singleton
public class AppAccess {
    private final AppCatalog apps;

    AppAccess(AppCatalog apps) {
        this.apps = apps;
    }

    /** The app, for its developers until it is deleted, and for operators; empty for others, as if there were none. */
    public Optional<AppSnapshot> find(int appId, Session session) {
        return apps.find(appId).filter(app -> session.operator() || isDevelopedBy(app, session));
    }

    /**
     * The same.
     *
     * @throws NotPermitted for others
     */
    public AppSnapshot looking(int appId, Session session) {
        return find(appId, session).orElseThrow(() -> new NotPermitted(appId, false));
    }

    /**
     * The app, for whoever may do something with its deliveries.
     *
     * @throws NotPermitted for others
     */
    public AppSnapshot changing(int appId, Session session) {
        var app = looking(appId, session);
        if (!mayChange(app, session)) {
            throw new NotPermitted(appId, true);
        }
        return app;
    }

    /** Whether somebody who sees it may do something with its deliveries: its developers may, but for those who look on. */
    public boolean mayChange(AppSnapshot app, Session session) {
        var role = session.developerRoles().get(app.developerAccountId());
        return app.status() != AppStatus.DELETED && role != null && role.mayChangeApps();
    }

    private static boolean isDevelopedBy(AppSnapshot app, Session session) {
        return app.status() != AppStatus.DELETED && session.developerRoles().containsKey(app.developerAccountId());
    }
}

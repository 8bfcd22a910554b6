package dev.grantway.registry.apps;

import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.logos.LogoImage;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The logos of apps. A logo, its address in the app's snapshot, and that snapshot are one transaction. */
@Singleton
public class AppLogos {
    private final AppRepository apps;
    private final AppLogoRepository logos;
    private final AppPublisher publisher;
    private final AppAudit audit;
    private final Clock clock;

    AppLogos(AppRepository apps, AppLogoRepository logos, AppPublisher publisher, AppAudit audit, Clock clock) {
        this.apps = apps;
        this.logos = logos;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /** Shows this one from now on; the same again changes nothing. Empty when the app is not as it was seen. */
    @Transactional
    public Optional<AppDetails> put(int appId, Revision seen, LogoImage image) {
        return Optional.of(apps.lock(appId))
                .filter(app -> seen.allows(app.sequence))
                .map(app -> put(app, image));
    }

    private AppDetails put(App app, LogoImage image) {
        int appId = app.id;
        String url = "/app-logos/" + appId + "?v=" + image.hash();
        if (url.equals(app.logoUrl)) {
            return publisher.details(app);
        }
        logos.put(appId, image, clock.instant());
        app.logoUrl = url;
        audit.did(app, AuditAction.LOGO_CHANGED);
        return publisher.appChanged(app);
    }

    /** Shows none any more. Empty when the app is not as it was seen. */
    @Transactional
    public Optional<AppDetails> remove(int appId, Revision seen) {
        return Optional.of(apps.lock(appId))
                .filter(app -> seen.allows(app.sequence))
                .map(this::remove);
    }

    private AppDetails remove(App app) {
        if (app.logoUrl == null) {
            return publisher.details(app);
        }
        logos.remove(app.id);
        app.logoUrl = null;
        audit.did(app, AuditAction.LOGO_REMOVED);
        return publisher.appChanged(app);
    }

    /** Empty where the app has none, or is no more. */
    @Transactional
    public Optional<LogoImage> find(int appId) {
        return logos.findByIdOptional(appId).map(logo -> LogoImage.drawn(logo.png));
    }
}

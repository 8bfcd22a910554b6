package dev.grantway.registry.apps;

import dev.grantway.registry.logos.LogoImage;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;

@Singleton
class AppLogoRepository implements PanacheRepositoryBase<AppLogo, Integer> {
    /** In the place of the one before; the app's row is locked. */
    void put(int appId, LogoImage image, Instant at) {
        var logo = findByIdOptional(appId).orElseGet(AppLogo::new);
        logo.appId = appId;
        logo.png = image.png();
        logo.changedAt = at;
        persist(logo);
    }

    void remove(int appId) {
        delete("appId", appId);
    }
}

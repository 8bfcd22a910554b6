package dev.grantway.install.catalog;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.Catalogs;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The apps, as app-registry published them. */
@Singleton
@Startup
public class AppCatalog {
    /** An app that was made a moment ago is on its way here. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** What a client id may be: RFC 6749, appendix A.1; anything else is unknown without a look. */
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7E]{1,2048}");

    private final Catalog<AppSnapshot> apps;

    AppCatalog(Catalogs catalogs) {
        apps = catalogs.open(CatalogDefinition.of(Topic.APPS, AppSnapshot.class).indexedBy(AppSnapshot::clientId));
    }

    /** The app with this client id, whatever its status; waits half a second for one that is unknown. */
    public Optional<AppSnapshot> find(String clientId) {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            return Optional.empty();
        }
        return look(clientId).or(() -> apps.awaitPresentEnd(PATIENCE) ? look(clientId) : Optional.empty());
    }

    /** The app with this id, whatever its status. */
    public Optional<AppSnapshot> find(int appId) {
        return apps.find(Integer.toString(appId));
    }

    /** Like {@link #find(int)}, but waits half a second for one that is unknown. */
    public Optional<AppSnapshot> await(int appId) {
        return find(appId).or(() -> apps.awaitPresentEnd(PATIENCE) ? find(appId) : Optional.empty());
    }

    /** What to call the app on a page. */
    public String nameOf(int appId) {
        return find(appId).map(AppSnapshot::name).orElse("App " + appId);
    }

    /** Whether the app may be used; one that is not known here is not said to be out of use. */
    public boolean isInUse(int appId) {
        return find(appId).map(app -> app.status() == AppStatus.ACTIVE).orElse(true);
    }

    private Optional<AppSnapshot> look(String clientId) {
        return apps.findAllBy(clientId).stream()
                .min(Comparator.comparingInt(app -> app.status() == AppStatus.ACTIVE ? 0 : 1));
    }
}

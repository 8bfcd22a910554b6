package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.catalog.InstallationCatalog;
import dev.grantway.webhook.delivery.Standing.Gone;
import dev.grantway.webhook.delivery.Standing.Live;
import dev.grantway.webhook.delivery.Standing.Unknown;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks before each attempt whether the batch may still be sent. */
@Singleton
class Standings {
    private static final Duration PATIENCE_WITH_THE_VIEWS = Duration.ofSeconds(2);

    private final InstallationCatalog installations;
    private final AppCatalog apps;

    Standings(InstallationCatalog installations, AppCatalog apps) {
        this.installations = installations;
        this.apps = apps;
    }

    /** Nothing is thrown away on an old view: the router of another pod may have seen more. */
    Standing of(DeliveryBatch batch) {
        var standing = judge(batch);
        if (standing instanceof Live) {
            return standing;
        }
        boolean present = installations.passesPresentEnd(PATIENCE_WITH_THE_VIEWS)
                && apps.passesPresentEnd(PATIENCE_WITH_THE_VIEWS);
        return present ? judge(batch) : new Unknown();
    }

    private Standing judge(DeliveryBatch batch) {
        boolean installed = installations
                .find(batch.installationId())
                .filter(installation -> isSameAndActive(installation, batch))
                .isPresent();
        if (!installed) {
            return new Gone("the installation is not active any more, or was made anew");
        }
        return apps.find(batch.appId()).map(Standings::ofApp).orElseGet(() -> new Gone("the app is not known"));
    }

    private static boolean isSameAndActive(InstallationSnapshot installation, DeliveryBatch batch) {
        return installation.status() == InstallationStatus.ACTIVE && installation.generation() == batch.generation();
    }

    private static Standing ofApp(AppSnapshot app) {
        var webhooks = app.webhooks();
        return app.status() == AppStatus.ACTIVE && webhooks != null
                ? new Live(app, webhooks)
                : new Gone("the app takes no webhooks any more");
    }
}

package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.catalog.InstallationCatalog;
import dev.grantway.webhook.delivery.Standing.Gone;
import dev.grantway.webhook.delivery.Standing.Live;
import dev.grantway.webhook.delivery.Standing.Off;
import dev.grantway.webhook.delivery.Standing.Unknown;
import dev.grantway.webhook.delivery.Standing.Waiting;
import dev.grantway.webhook.endpoint.EndpointSwitch;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Looks before each attempt whether the batch may still be sent. */
@Singleton
class Standings {
    private static final Duration PATIENCE_WITH_THE_VIEWS = Duration.ofSeconds(2);
    private static final Standing OFF = new Off();
    private static final Gone NO_WEBHOOKS = new Gone("the app takes no such webhooks any more");

    /** Where nothing is told any more but the end. */
    private static final Set<InstallationStatus> OVER =
            EnumSet.of(InstallationStatus.UNINSTALLING, InstallationStatus.UNINSTALLED);

    private final InstallationCatalog installations;
    private final AppCatalog apps;
    private final EndpointSwitch endpoints;

    Standings(InstallationCatalog installations, AppCatalog apps, EndpointSwitch endpoints) {
        this.installations = installations;
        this.apps = apps;
        this.endpoints = endpoints;
    }

    /** That it may be sent, where that is known without waiting; empty whenever {@link #of} has to be asked. */
    Optional<Live> liveAtHand(DeliveryBatch batch) {
        if (batch.kind() != DeliveryBatch.Kind.EVENTS) {
            return Optional.empty();
        }
        return installations
                .findAtHand(batch.installationId())
                .filter(installation -> isSameAndActive(installation, batch))
                .flatMap(_ -> apps.findAtHand(batch.appId()))
                .filter(app -> !endpoints.isOff(app))
                .map(app -> ofApp(app, batch.kind()))
                .flatMap(standing -> standing instanceof Live live ? Optional.of(live) : Optional.empty());
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
        if (!mayBeTold(batch)) {
            return new Gone("the installation is not active any more, or was made anew");
        }
        var standing = apps.find(batch.appId())
                .map(app -> endpoints.isOff(app) ? OFF : ofApp(app, batch.kind()))
                .orElseGet(() -> new Gone("the app is not known"));
        return standing instanceof Live && hasToWait(batch) ? new Waiting() : standing;
    }

    /** What became of an installation is true after a suspension too; events of that time are not told at all. */
    private boolean hasToWait(DeliveryBatch batch) {
        return batch.kind() == DeliveryBatch.Kind.LIFECYCLE
                && installations
                        .find(batch.installationId())
                        .filter(found -> found.status() == InstallationStatus.SUSPENDED)
                        .isPresent();
    }

    private boolean mayBeTold(DeliveryBatch batch) {
        var installation = installations.find(batch.installationId());
        return switch (batch.kind()) {
            case EVENTS ->
                installation.filter(found -> isSameAndActive(found, batch)).isPresent();
            // the fact may be here before the snapshot: only one that came after it speaks against it
            case LIFECYCLE -> installation.filter(found -> isOver(found, batch)).isEmpty();
            case LIFECYCLE_END, TEST -> true;
        };
    }

    private static boolean isSameAndActive(InstallationSnapshot installation, DeliveryBatch batch) {
        return installation.status() == InstallationStatus.ACTIVE && installation.generation() == batch.generation();
    }

    private static boolean isOver(InstallationSnapshot installation, DeliveryBatch batch) {
        return installation.generation() > batch.generation()
                || (installation.generation() == batch.generation() && OVER.contains(installation.status()));
    }

    private static Standing ofApp(AppSnapshot app, DeliveryBatch.Kind kind) {
        var webhooks = app.webhooks();
        if (app.status() != AppStatus.ACTIVE || webhooks == null) {
            return NO_WEBHOOKS;
        }
        return kind.isLifecycle() && webhooks.lifecycleEventsSince() == null ? NO_WEBHOOKS : new Live(app, webhooks);
    }
}

package dev.grantway.platform.catalog;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Keeps a pod from traffic until the tables were filled once; from then on it needs no Kafka to be ready. */
@Readiness
@Singleton
class CatalogReadiness implements HealthCheck {
    private final Catalogs catalogs;

    CatalogReadiness(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("catalogs filled once")
                .status(catalogs.areFilled())
                .build();
    }
}

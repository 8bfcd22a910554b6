package dev.grantway.token.signing;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Keeps a pod from traffic until it has read the ring once; from then on its copy is enough. */
@Readiness
@Singleton
class SigningKeysReadiness implements HealthCheck {
    private final SigningKeys keys;

    SigningKeysReadiness(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signing keys loaded")
                .status(keys.areLoaded())
                .build();
    }
}

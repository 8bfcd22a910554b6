package dev.grantway.token.gate;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.scope.ScopeSets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts of the gate as they are set, by the machine's clock. */
final class GateParts {
    private GateParts() {}

    @Produces
    @Singleton
    static Standings standings(GateConfig config, TokenInspection inspection, ScopeSets scopes) {
        return new Standings(inspection, scopes, config.staleness(), Ticker.systemTicker());
    }
}

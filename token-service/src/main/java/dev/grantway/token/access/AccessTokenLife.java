package dev.grantway.token.access;

import dev.grantway.token.signing.TokenLife;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long an app's access token may live. */
@Singleton
class AccessTokenLife implements TokenLife {
    private final AccessTokenConfig config;

    AccessTokenLife(AccessTokenConfig config) {
        this.config = config;
    }

    @Override
    public Duration longest() {
        return config.ttl();
    }
}

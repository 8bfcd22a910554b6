package dev.grantway.registry.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay signed in. */
@ConfigMapping(prefix = "grantway.registry.sessions")
interface SessionsConfig {
    /** From sign-in to the next sign-in. */
    @WithDefault("12h")
    Duration ttl();

    /** How long an expired session's row is kept. */
    @WithDefault("7d")
    Duration keptAfterExpiry();
}

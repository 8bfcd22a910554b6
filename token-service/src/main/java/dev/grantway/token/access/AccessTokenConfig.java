package dev.grantway.token.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Access tokens of apps. */
@ConfigMapping(prefix = "grantway.token.access-token")
interface AccessTokenConfig {
    /** How long an access token is good. */
    @WithDefault("30m")
    Duration ttl();

    /** Opaque tokens are dead at once when their grant ends; JWTs can be checked offline and live to their end there. */
    @WithDefault("opaque")
    Format format();

    /** What access tokens look like. */
    enum Format {
        OPAQUE,
        JWT
    }
}

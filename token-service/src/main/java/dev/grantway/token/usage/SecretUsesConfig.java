package dev.grantway.token.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often it is told which client secrets are in use. */
@ConfigMapping(prefix = "grantway.token.secret-uses")
interface SecretUsesConfig {
    /** Each pod tells of a secret that is in use at most once in so long, and of its first use at once; 1 s to 1 day. */
    @WithDefault("5m")
    Duration every();
}
